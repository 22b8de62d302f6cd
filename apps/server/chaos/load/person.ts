import type { Message, ParleyClient } from "@parley/api";
import type { Random } from "../random.js";
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
  readonly client: ParleyClient;
  readonly random: Random;
  readonly sender: SenderDeps;
  /** `null` before the first snapshot. */
  readonly shown: ShownState | null;
  /** The last place of the log it heard of. */
  readonly place: { seq: number; rid: number };
  /** The newest of its own messages, oldest first. */
  readonly sent: readonly Sent[];
  /** Whether nothing shall be begun or tried again any more. */
  isOver(): boolean;
  /** Makes a call that is given up after a while, however it ends. */
  call<Result>(call: (signal: AbortSignal) => Promise<Result>): Promise<Attempt<Result>>;
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
