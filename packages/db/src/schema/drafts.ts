import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counter } from "../columns.js";

/** What members have begun to write. */
export const drafts = pgTable(
  "drafts",
  {
    workspaceId: uuid("workspace_id").notNull(),
    memberId: uuid("member_id").notNull(),
    /** The conversation, or the root of the thread. */
    placeId: uuid("place_id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    threadRootId: uuid("thread_root_id"),
    text: text("text").notNull(),
    /** The time of its last change in milliseconds, or one more than before. */
    rev: counter("rev").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.memberId, table.placeId] })],
);
