import type { Actor } from "../../actor.js";
import type {
  Message,
  MessageInput,
  MessagesEditInput,
  MessagesForwardInput,
  MessagesListInput,
  MessagesListOutput,
  MessagesSendInput,
  MessageVersion,
  WrittenMessageOutput,
} from "./schemas.js";

/** Messages. Every verb answers NOT_FOUND for a conversation or message the caller may not see. */
export interface MessagesService {
  /**
   * Idempotent for ever by (author, nonce). Throws NONCE_CONFLICT for another body under a used nonce,
   * CONVERSATION_ARCHIVED, MEMBER_DEACTIVATED (direct conversation with somebody deactivated); for a reply also NOT_FOUND, FORBIDDEN
   * (to a system line), MESSAGE_DELETED (the first reply to what has been deleted). In a group `<!here>` and `<!everyone>` throw
   * BROADCAST_RESTRICTED for whom its `broadcastPolicy` leaves out, and `<!everyone>` BROADCAST_UNCONFIRMED with the `count` to
   * confirm. In a direct conversation they are words like others.
   */
  send(actor: Actor, input: MessagesSendInput): Promise<WrittenMessageOutput>;
  /**
   * Sends the words of a message the caller may read to another conversation, as a quote that refers to where they come from.
   * Mentions in them become names and call nobody. Idempotent like `send`; throws the same (a comment that calls many cannot be
   * confirmed), and MESSAGE_DELETED, FORBIDDEN for system lines, INVALID_INPUT (TOO_LONG_TO_FORWARD).
   */
  forward(actor: Actor, input: MessagesForwardInput): Promise<{ message: Message }>;
  list(actor: Actor, input: MessagesListInput): Promise<MessagesListOutput>;
  /**
   * The author only. Throws VERSION_CONFLICT, MESSAGE_DELETED, FORBIDDEN; for a broadcast that was not there before the same as
   * `send`. The same text again changes nothing.
   */
  edit(actor: Actor, input: MessagesEditInput): Promise<WrittenMessageOutput>;
  /** Soft: a tombstone stays. The author, or a moderator of the group. Repeating it changes nothing. */
  delete(actor: Actor, input: MessageInput): Promise<{ message: Message }>;
  /** Every wording, oldest first; none once the message is deleted. */
  versions(actor: Actor, input: MessageInput): Promise<{ items: MessageVersion[]; nextCursor: null }>;
}
