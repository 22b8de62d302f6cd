import type { Actor } from "../../actor.js";
import type { Pin, PinInput, PinsListInput, PinsListOutput } from "./schemas.js";

/**
 * Messages pinned for everybody in their conversation: by moderators of a group, and by both in a direct conversation. Every
 * verb answers NOT_FOUND for what the caller may not see.
 */
export interface PinsService {
  /**
   * Repeating it changes nothing. Throws ROLE_TOO_LOW, MESSAGE_DELETED, CONVERSATION_ARCHIVED, FORBIDDEN for system lines,
   * TOO_MANY_PINS beyond `LIMITS.pinsPerConversation`.
   */
  add(actor: Actor, input: PinInput): Promise<{ pin: Pin }>;
  /** Repeating it changes nothing. Throws ROLE_TOO_LOW, CONVERSATION_ARCHIVED. */
  remove(actor: Actor, input: PinInput): Promise<void>;
  /** Those the caller may read, without deleted ones, pinned last first. */
  list(actor: Actor, input: PinsListInput): Promise<PinsListOutput>;
}
