import { boolean, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { counter, instant } from "../columns.js";

/** What everybody sees of a thread; one row for each message that was replied to, or that somebody follows before. */
export const threads = pgTable(
  "threads",
  {
    workspaceId: uuid("workspace_id").notNull(),
    rootId: uuid("root_id").notNull(),
    /** By which the log names it. */
    id: uuid("id").notNull().defaultRandom(),
    conversationId: uuid("conversation_id").notNull(),
    /** Replies that are not deleted. */
    replyCount: integer("reply_count").notNull(),
    /** Of the last reply there ever was, deleted ones count; of the root before the first. */
    lastSeq: counter("last_seq").notNull(),
    lastReplyAt: instant("last_reply_at"),
    /** Who wrote them, the last first; at most ten. */
    participantIds: uuid("participant_ids").array().notNull(),
    /** The seq of its last change. */
    rev: counter("rev").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.rootId] })],
);

/** How a member stands to a thread. Without a row they have neither followed nor unfollowed it. */
export const threadMembers = pgTable(
  "thread_members",
  {
    workspaceId: uuid("workspace_id").notNull(),
    rootId: uuid("root_id").notNull(),
    memberId: uuid("member_id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    /** False once they have unfollowed it. */
    following: boolean("following").notNull(),
    /** Replies up to and including this seq are read. */
    readSeq: counter("read_seq").notNull(),
    /** Rises with each move of the cursor and each following or unfollowing. */
    readRev: counter("read_rev").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.rootId, table.memberId] })],
);
