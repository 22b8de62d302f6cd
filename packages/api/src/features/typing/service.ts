import type { Actor } from "../../actor.js";
import type { TypingSignalInput } from "./schemas.js";

/** Who is writing just now. Never stored; holds for `LIMITS.typing.holdMs` unless renewed. */
export interface TypingService {
  /** Told to the others in the conversation, also when it is about one of its threads, up to `LIMITS.typingMembers` members; above, nobody is told. */
  signal(actor: Actor, input: TypingSignalInput): Promise<void>;
}
