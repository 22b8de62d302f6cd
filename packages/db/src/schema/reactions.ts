import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counter, instant, now } from "../columns.js";

/** One emoji on one message, and how many people have put it there now. */
export const reactionCounts = pgTable(
  "reaction_counts",
  {
    workspaceId: uuid("workspace_id").notNull(),
    messageId: uuid("message_id").notNull(),
    /** As Unicode spells it in full, so that variants of one emoji are one row. */
    emoji: text("emoji").notNull(),
    /** By which the log names it. */
    id: uuid("id").notNull().defaultRandom(),
    /** 0 once the last has taken it back. */
    count: integer("count").notNull(),
    /** The seq of its last change. */
    rev: counter("rev").notNull(),
    /** Since when it stands there without a break: reactions are shown in this order. */
    sinceSeq: counter("since_seq").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.messageId, table.emoji] })],
);

/** Who has put which emoji on a message. */
export const reactions = pgTable(
  "reactions",
  {
    workspaceId: uuid("workspace_id").notNull(),
    messageId: uuid("message_id").notNull(),
    emoji: text("emoji").notNull(),
    memberId: uuid("member_id").notNull(),
    /** The workspace seq of its `reaction.added`. */
    seq: counter("seq").notNull(),
    createdAt: instant("created_at").notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.messageId, table.memberId, table.emoji] })],
);
