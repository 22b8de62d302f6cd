/** How long a message has been here before that is told, and the least time between two calls, in milliseconds. */
const FIRST_MS = 1_000;
const EVERY_MS = 5_000;

export interface DeliveryAcksDeps {
  /** Calls `receipts.acknowledge`. */
  send(seq: number): Promise<unknown>;
  now(): number;
  /** Runs work later; gives what calls it off. */
  after(ms: number, work: () => void): () => void;
}

/** Tells the server how far this device has received the log, as seldom as is enough. */
export interface DeliveryAcks {
  /** A message of somebody else has come, at this place of the log. */
  received(seq: number): void;
  /** The log is another, or begins anew: what was to be told counts no more. */
  restart(): void;
}

export function createDeliveryAcks({ send, now, after }: DeliveryAcksDeps): DeliveryAcks {
  let pending: number | undefined;
  let sentAt: number | undefined;
  let callOff: (() => void) | undefined;

  function tell(): void {
    callOff = undefined;
    const seq = pending;
    if (seq === undefined) return;
    pending = undefined;
    sentAt = now();
    // A lost one is told with the next: they are absolute.
    send(seq).catch(() => {
      if (pending === undefined) received(seq);
    });
  }

  function received(seq: number): void {
    pending = seq;
    const untilNext = sentAt === undefined ? 0 : sentAt + EVERY_MS - now();
    callOff ??= after(Math.max(FIRST_MS, untilNext), tell);
  }

  return {
    received,
    restart: () => {
      callOff?.();
      callOff = undefined;
      pending = undefined;
    },
  };
}
