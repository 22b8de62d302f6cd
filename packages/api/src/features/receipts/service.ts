import type { Actor } from "../../actor.js";
import type {
  AcknowledgeInput,
  MarkReadInput,
  MarkUnreadInput,
  MarkUnreadOutput,
  ReadersInput,
  ReadersOutput,
  ReadState,
  ReceiptsGetInput,
  ReceiptsGetOutput,
} from "./schemas.js";

/**
 * Read cursors: one per member and conversation. Each move is told to the member's other devices at once. What others have
 * received and read is derived from cursors alone, so a message costs no row, however many read it.
 */
export interface ReceiptsService {
  /**
   * Moves the cursor forward, never back; a `seq` beyond the log counts as its end. Stored a moment after the answer: a killed
   * server may lose the last 200 ms. Throws NOT_FOUND, and OVERLOADED with a wait.
   */
  markRead(actor: Actor, input: MarkReadInput): Promise<ReadState>;
  /**
   * Moves the cursor back to just before the message: that of its conversation, or of its thread where a reply stands there alone.
   * Nothing moves in a thread that the caller does not follow. What others were told as read, and what was dismissed, stays so.
   */
  markUnread(actor: Actor, input: MarkUnreadInput): Promise<MarkUnreadOutput>;
  /**
   * Says that a device has received the log up to `seq`; forward only, a `seq` beyond the log counts as its end. Clients gather:
   * one call in some seconds is enough. Written behind: a killed server may lose the last second. Throws OVERLOADED with a wait.
   */
  acknowledge(actor: Actor, input: AcknowledgeInput): Promise<void>;
  /** How far the others in a conversation have come. Throws NOT_FOUND. */
  get(actor: Actor, input: ReceiptsGetInput): Promise<ReceiptsGetOutput>;
  /**
   * Who has read a message: of those in the conversation now who were there when it was sent, without its author, in the order
   * of their ids. Nobody once it is deleted, for a reply in a thread, and for those who keep receipts to themselves. Throws
   * NOT_FOUND.
   */
  readers(actor: Actor, input: ReadersInput): Promise<ReadersOutput>;
}
