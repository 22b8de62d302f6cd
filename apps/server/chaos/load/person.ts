import type { Message, ParleyClient, ScheduledMessage } from "@parley/api";
import type { Random } from "../random.js";
import type { AppState } from "./app-state.js";
import type { Attempt } from "./attempt.js";
import type { Draft, SenderDeps } from "./persistent-send.js";
import type { ShownState } from "./shown-state.js";

/** Own messages that are remembered, to be edited, deleted or sent again. */
const KEPT = 20;

/** A message of one's own, and what it was sent as. */
export interface Sent {
  draft: Draft;
  message: Message;
}

/** What one device of a person has to do something with. */
export interface Person {
  readonly name: string;
  readonly memberId: string;
  readonly client: ParleyClient;
  readonly random: Random;
  readonly sender: SenderDeps;
  /** `null` before the first snapshot. */
  readonly shown: ShownState | null;
  /** What the web app would know; `null` before the first snapshot, and another with each: an answer goes to the present one. */
  readonly app: AppState | null;
  /** Messages it has written to be sent later, as far as they were not told to be gone. */
  readonly scheduledIds: readonly string[];
  /** The last place of the log it heard of. */
  readonly place: { seq: number; rid: number };
  /** The newest of its own messages, oldest first. */
  readonly sent: readonly Sent[];
  /** Whether nothing shall be begun or tried again any more. */
  readonly isOver: () => boolean;
  /** Makes a call that is given up after a while, however it ends. */
  readonly call: <Result>(call: (signal: AbortSignal) => Promise<Result>) => Promise<Attempt<Result>>;
  /** A search begun at `askedAt` (milliseconds since 1970) has found these messages. */
  readonly noteFound: (askedAt: number, messageIds: readonly string[]) => void;
  /** A message to be sent later is to be cancelled. */
  noteCancelled(scheduledId: string): void;
  /** A message to be sent later was taken. */
  noteScheduled(scheduled: ScheduledMessage, nonce: string): void;
  /** Remembers a message; beyond the newest 20 the oldest is forgotten. */
  remember(sent: Sent): void;
  /** Forgets the oldest of its own messages and gives it. */
  forget(): Sent | undefined;
}

/** Own messages, the newest 20. */
export class SentMessages {
  readonly all: Sent[] = [];

  remember(sent: Sent): void {
    this.all.push(sent);
    if (this.all.length > KEPT) this.all.shift();
  }

  forget(): Sent | undefined {
    return this.all.shift();
  }
}
