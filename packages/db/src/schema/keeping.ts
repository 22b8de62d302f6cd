import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { counter, instant, now } from "../columns.js";

/** Messages pinned for everybody in their conversation. */
export const pins = pgTable(
  "pins",
  {
    workspaceId: uuid("workspace_id").notNull(),
    messageId: uuid("message_id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    /** The workspace seq of its `pin.added`. */
    seq: counter("seq").notNull(),
    pinnedBy: uuid("pinned_by").notNull(),
    pinnedAt: instant("pinned_at").notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.messageId] })],
);

/** Messages somebody saved for themselves. */
export const savedMessages = pgTable(
  "saved_messages",
  {
    workspaceId: uuid("workspace_id").notNull(),
    memberId: uuid("member_id").notNull(),
    messageId: uuid("message_id").notNull(),
    /** The workspace seq of its `saved.added`. */
    seq: counter("seq").notNull(),
    savedAt: instant("saved_at").notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.memberId, table.messageId] })],
);
