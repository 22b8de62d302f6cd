import { boolean, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { counter, instant, oneOf } from "../columns.js";

export const NOTIFICATION_KINDS = [
  "mention",
  "here",
  "everyone",
  "direct",
  "reply",
  "reaction",
  "added",
  "keyword",
] as const;
export const NOTIFICATION_SUBJECTS = ["message", "reactions", "membership"] as const;
export const NOTIFICATION_SILENCES = ["muted", "do-not-disturb", "quiet-hours"] as const;

/** What members were told of; without words, since a list shows the present state. */
export const notifications = pgTable(
  "notifications",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    memberId: uuid("member_id").notNull(),
    kind: oneOf("kind", NOTIFICATION_KINDS).notNull(),
    subject: oneOf("subject", NOTIFICATION_SUBJECTS).notNull(),
    /** A message, for a membership the conversation; with the member and the kind of subject it makes one row. */
    subjectId: uuid("subject_id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    /** The thread it is read in; null for what is read in its conversation. */
    threadRootId: uuid("thread_root_id"),
    /** Whose doing it was, of several reactions the last. */
    actorId: uuid("actor_id").notNull(),
    /** The place in the log of what caused it, of several reactions the last. */
    seq: counter("seq").notNull(),
    at: instant("at").notNull(),
    /** Whether devices may make themselves heard. */
    alerts: boolean("alerts").notNull(),
    silencedBy: oneOf("silenced_by", NOTIFICATION_SILENCES),
    /** Marked as read by itself; what is read in its place is not noted here. */
    readAt: instant("read_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** Up to where a member has marked everything as read, and has cleared it. */
export const notificationMarks = pgTable(
  "notification_marks",
  {
    workspaceId: uuid("workspace_id").notNull(),
    memberId: uuid("member_id").notNull(),
    readSeq: counter("read_seq").notNull(),
    clearedSeq: counter("cleared_seq").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.memberId] })],
);

/** Up to where a workspace's log has been read for notifications. */
export const notificationPositions = pgTable("notification_positions", {
  workspaceId: uuid("workspace_id").primaryKey(),
  seq: counter("seq").notNull(),
});
