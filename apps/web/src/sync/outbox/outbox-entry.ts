import type { Reason } from "@parley/api";

/** A message on its way: kept in IndexedDB until the server has it, or the author discards it. */
export interface OutboxEntry {
  /** The send's name for ever; the server stores one message per nonce, however often it is sent. */
  readonly nonce: string;
  /** Whose message it is: entries of another member are left alone. */
  readonly memberId: string;
  readonly conversationId: string;
  readonly text: string;
  /** The root of the thread it replies to. */
  readonly threadRootId?: string;
  /** Of a reply: it goes to the conversation as well. */
  readonly alsoToConversation?: boolean;
  /** When it was written, ISO 8601. */
  readonly createdAt: string;
  /** Entries of one conversation are sent by rising order. */
  readonly order: number;
  /** `failed` waits for the author: the server refused it for good, with `reason`. */
  readonly status: "queued" | "failed";
  readonly reason?: Reason;
  /** With BROADCAST_UNCONFIRMED: how many people it would call. */
  readonly count?: number;
  /** How many people the author agreed to call. */
  readonly confirmedCount?: number;
}
