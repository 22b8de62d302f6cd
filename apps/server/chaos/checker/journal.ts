/**
 * What one client saw, in the order it saw it: one JSON array a line, so that a run of any length is written and read with
 * little memory. Times are milliseconds since 1970 on the machine's clock, which the database shares.
 */
export type JournalRecord =
  /** Began from a snapshot whose cursor this is. */
  | readonly ["snapshot", at: number, seq: number, rid: number]
  /** Asked for events again, behind the last place it had heard of. */
  | readonly ["resume", at: number, seq: number, rid: number]
  /**
   * An event arrived; `entity` is what it shows, `rev` and `text` (a hash) in which state. Of a reaction they are the message,
   * the count and the emoji.
   */
  | readonly [
      "event",
      at: number,
      seq: number,
      rid: number,
      type: string,
      entity: string | null,
      rev: number,
      text: number,
    ]
  | readonly ["sync", at: number, seq: number, rid: number]
  | readonly ["gap", at: number, seq: number, rid: number]
  /** The server refused to go on behind this cursor. */
  | readonly ["reset", at: number, seq: number, rid: number, reason: string]
  /** The client library handed the app something else than what had arrived. */
  | readonly ["mishandled", at: number, seq: number, rid: number, how: string]
  /** A search found these messages; it was asked for at `askedAt`. */
  | readonly ["found", at: number, askedAt: number, none: 0, messageIds: readonly string[]]
  /** A message to be sent later was acknowledged, in its state of the log's `rev`. */
  | readonly ["scheduled", at: number, rev: number, none: 0, id: string, nonce: string]
  /** It was attempted to cancel one. */
  | readonly ["cancelled", at: number, none: 0, none2: 0, id: string]
  /** Something came outside the log that is of somebody else. */
  | readonly ["foreign", at: number, seq: number, rid: number, what: string]
  /**
   * In the end: what the client had made of events differs from what the server says now. `answeredAt` tells when the answers
   * came that it stands on besides.
   */
  | readonly ["state", at: number, seq: number, rid: number, difference: string, answeredAt: readonly number[]];

/** A client of a run. */
export interface JournalOwner {
  name: string;
  workspaceId: string;
  memberId: string;
}

/** How one attempt to send ended: `ok`, the server's reason, or `network` when there was no answer of Parley's. */
export type SendOutcome = "ok" | "network" | (string & {});

/** One attempt to send a message. */
export interface SendAttempt {
  client: string;
  workspaceId: string;
  nonce: string;
  startedAt: number;
  endedAt: number;
  outcome: SendOutcome;
  /** What was acknowledged. */
  message?: { id: string; seq: number };
}

/** A short mark of a text by which two are told apart (FNV-1a, 32 bits). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
