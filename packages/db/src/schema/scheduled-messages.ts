import { boolean, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counter, instant, oneOf } from "../columns.js";

/** Why a scheduled message could not be sent. */
const FAILURES = [
  "CONVERSATION_GONE",
  "CONVERSATION_ARCHIVED",
  "MEMBER_DEACTIVATED",
  "MESSAGE_DELETED",
  "NONCE_CONFLICT",
  "CALL_REFUSED",
  "UNAVAILABLE",
] as const;

/** Messages to be sent later. */
export const scheduledMessages = pgTable(
  "scheduled_messages",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    memberId: uuid("member_id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    threadRootId: uuid("thread_root_id"),
    alsoToConversation: boolean("also_to_conversation").notNull(),
    /** Of the message it becomes. */
    nonce: uuid("nonce").notNull(),
    text: text("text").notNull(),
    sendAt: instant("send_at").notNull(),
    createdAt: instant("created_at").notNull(),
    /** On its way: its author changes nothing of it any more. */
    sending: boolean("sending").notNull().default(false),
    failure: oneOf("failure", FAILURES),
    rev: counter("rev").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);
