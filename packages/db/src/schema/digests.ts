import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counter, instant, now } from "../columns.js";

/** Mails about what stayed unread. */
export const digests = pgTable(
  "digests",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    memberId: uuid("member_id").notNull(),
    /** It tells of notifications behind this place. */
    fromSeq: counter("from_seq").notNull(),
    /** Up to and with this one. */
    toSeq: counter("to_seq").notNull(),
    createdAt: instant("created_at").notNull().default(now),
    /** Since when somebody is at it; null once that has failed. */
    attemptedAt: instant("attempted_at"),
    sentAt: instant("sent_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** Links in mails that turn them off. */
export const digestLinks = pgTable(
  "digest_links",
  {
    workspaceId: uuid("workspace_id").notNull(),
    /** SHA-256 of what the link holds. */
    tokenHash: text("token_hash").notNull(),
    memberId: uuid("member_id").notNull(),
    createdAt: instant("created_at").notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.tokenHash] })],
);
