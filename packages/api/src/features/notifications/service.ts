import type { Actor } from "../../actor.js";
import type { NotificationsListInput, NotificationsListOutput, NotificationsMarkReadInput } from "./schemas.js";

/**
 * What a member was told of. Made behind the write, a moment after what causes it; told to the member's own devices alone. What
 * is read in its conversation or thread, on any device, is read here.
 */
export interface NotificationsService {
  /** What the caller may see now, the last first, at most `LIMITS.notificationsKept` in all. Throws BAD_CURSOR. */
  list(actor: Actor, input: NotificationsListInput): Promise<NotificationsListOutput>;
  /** Repeating it changes nothing. Throws NOT_FOUND when none of the named is the caller's. */
  markRead(actor: Actor, input: NotificationsMarkReadInput): Promise<void>;
  /** Takes all there are off the list. Repeating it changes nothing. */
  clear(actor: Actor): Promise<void>;
}
