import { sql } from "drizzle-orm";
import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counter, instant, now, oneOf } from "../columns.js";

export const MESSAGE_KINDS = ["text", "system", "call", "appointment"] as const;
export const MESSAGE_BROADCASTS = ["here", "everyone"] as const;

/** What a system line says, as a type and the ids it is about; screens put it into words. */
export type SystemLine = { type: string } & Record<string, string | number | boolean | null>;

export const messages = pgTable(
  "messages",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    conversationId: uuid("conversation_id").notNull(),
    /** The workspace seq of its `message.sent`: rising, with gaps. */
    seq: counter("seq").notNull(),
    rev: counter("rev").notNull(),
    kind: oneOf("kind", MESSAGE_KINDS).notNull().default("text"),
    /** Who wrote it; for a system line, whose deed it reports. */
    authorId: uuid("author_id").notNull(),
    /** The sender's own key, unique per author for ever (SPEC W5). */
    nonce: uuid("nonce"),
    text: text("text").notNull().default(""),
    /** Set exactly for system lines. */
    system: jsonb("system").$type<SystemLine>(),
    /** Member ids named in the text. */
    mentions: uuid("mentions").array().notNull().default(sql`'{}'`),
    /** Whom it calls besides them: everybody in its place, or those of them who were connected (`hereMentions`). */
    broadcast: oneOf("broadcast", MESSAGE_BROADCASTS),
    threadRootId: uuid("thread_root_id"),
    /** Whether it stands in the conversation itself: all but replies that were sent to their thread alone. */
    inTimeline: boolean("in_timeline").notNull().default(true),
    createdAt: instant("created_at").notNull().default(now),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
    deletedBy: uuid("deleted_by"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** Earlier texts of edited messages. */
export const messageVersions = pgTable(
  "message_versions",
  {
    workspaceId: uuid("workspace_id").notNull(),
    messageId: uuid("message_id").notNull(),
    /** Counted from 1. */
    version: integer("version").notNull(),
    text: text("text").notNull(),
    createdAt: instant("created_at").notNull().default(now),
    editedBy: uuid("edited_by").notNull(),
    /** The rev its message had under this wording; 0 for wordings of before this was kept. */
    rev: counter("rev").notNull().default(0),
    mentions: uuid("mentions").array().notNull().default(sql`'{}'`),
    broadcast: oneOf("broadcast", MESSAGE_BROADCASTS),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.messageId, table.version] })],
);

/** Who was connected when the message at this place called those who were. */
export const hereMentions = pgTable(
  "here_mentions",
  {
    workspaceId: uuid("workspace_id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    seq: counter("seq").notNull(),
    memberIds: uuid("member_ids").array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.conversationId, table.seq] })],
);
