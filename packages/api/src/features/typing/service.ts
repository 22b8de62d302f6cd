import type { Actor } from "../../actor.js";
import type { TypingSignalInput } from "./schemas.js";

/** Who is writing just now. Never stored; holds for `LIMITS.typing.holdMs` unless renewed. */
export interface TypingService {
  /**
   * Told to the others in the conversation, also when it is about one of its threads, up to `LIMITS.typingMembers` members; above, nobody is told. Of one writer at most
   * one beginning in `LIMITS.typing.everyMs` and its end; what comes sooner is dropped without a word.
   */
  signal(actor: Actor, input: TypingSignalInput): Promise<void>;
}
