import type { Actor } from "../../actor.js";
import type { MarkReadInput, MarkUnreadInput, ReadState } from "./schemas.js";

/** Read cursors: one per member and conversation. Each move is told to the member's other devices at once. */
export interface ReceiptsService {
  /**
   * Moves the cursor forward, never back; a `seq` beyond the log counts as its end. Stored a moment after the answer: a killed
   * server may lose the last 200 ms. Throws NOT_FOUND, and OVERLOADED with a wait.
   */
  markRead(actor: Actor, input: MarkReadInput): Promise<ReadState>;
  /** Moves the cursor back to just before the message. */
  markUnread(actor: Actor, input: MarkUnreadInput): Promise<ReadState>;
}
