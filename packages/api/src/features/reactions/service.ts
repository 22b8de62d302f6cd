import type { Actor } from "../../actor.js";
import type { Page } from "../../pagination.js";
import type { ReactionInput, ReactionOutput, ReactionsListInput, Reactor } from "./schemas.js";

/**
 * Emoji that people put on messages, each of a person's own at most once on a message. Every verb answers NOT_FOUND for a
 * message the caller may not see.
 */
export interface ReactionsService {
  /**
   * Repeating it changes nothing. Throws MESSAGE_DELETED, CONVERSATION_ARCHIVED, MEMBER_DEACTIVATED (direct conversation
   * with somebody deactivated), FORBIDDEN for system lines, TOO_MANY_REACTIONS beyond `LIMITS.reactionsPerMessage`.
   */
  add(actor: Actor, input: ReactionInput): Promise<ReactionOutput>;
  /** Takes one's own back. Repeating it changes nothing. Throws MESSAGE_DELETED, CONVERSATION_ARCHIVED, FORBIDDEN as above. */
  remove(actor: Actor, input: ReactionInput): Promise<ReactionOutput>;
  /** Who has put this emoji there, the first to do so first; nobody once the message is deleted. */
  list(actor: Actor, input: ReactionsListInput): Promise<Page<Reactor>>;
}
