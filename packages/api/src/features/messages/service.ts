import type { Actor } from "../../actor.js";
import type {
  Message,
  MessageInput,
  MessagesEditInput,
  MessagesListInput,
  MessagesListOutput,
  MessagesSendInput,
  MessageVersion,
} from "./schemas.js";

/** Messages. Every verb answers NOT_FOUND for a conversation or message the caller may not see. */
export interface MessagesService {
  /**
   * Idempotent for ever by (author, nonce). Throws NONCE_CONFLICT for another body under a used nonce,
   * CONVERSATION_ARCHIVED, MEMBER_DEACTIVATED (direct conversation with somebody deactivated); for a reply also NOT_FOUND, FORBIDDEN
   * (to a system line), MESSAGE_DELETED (the first reply to what has been deleted).
   */
  send(actor: Actor, input: MessagesSendInput): Promise<{ message: Message }>;
  list(actor: Actor, input: MessagesListInput): Promise<MessagesListOutput>;
  /** The author only. Throws VERSION_CONFLICT, MESSAGE_DELETED, FORBIDDEN. The same text again changes nothing. */
  edit(actor: Actor, input: MessagesEditInput): Promise<{ message: Message }>;
  /** Soft: a tombstone stays. The author, or a moderator of the group. Repeating it changes nothing. */
  delete(actor: Actor, input: MessageInput): Promise<{ message: Message }>;
  /** Every wording, oldest first; none once the message is deleted. */
  versions(actor: Actor, input: MessageInput): Promise<{ items: MessageVersion[]; nextCursor: null }>;
}
