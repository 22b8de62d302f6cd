import type { Actor } from "../../actor.js";
import type { Page } from "../../pagination.js";
import type { SavedInput, SavedListInput, SavedMessage } from "./schemas.js";

/** Messages a member keeps for themselves, across conversations; nobody else is told. */
export interface SavedService {
  /**
   * Repeating it changes nothing. Throws NOT_FOUND for a message the caller may not see, MESSAGE_DELETED, FORBIDDEN for system
   * lines, TOO_MANY_SAVED beyond `LIMITS.savedMessages`.
   */
  add(actor: Actor, input: SavedInput): Promise<{ saved: SavedMessage }>;
  /** Also of what the caller may no longer see. Repeating it changes nothing. */
  remove(actor: Actor, input: SavedInput): Promise<void>;
  /** What the caller may read now, without deleted ones, saved last first. */
  list(actor: Actor, input: SavedListInput): Promise<Page<SavedMessage>>;
}
