import { boolean, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counter, oneOf } from "../columns.js";
import { NOTIFICATION_LEVELS } from "./conversations.js";

export const MESSAGE_LANGUAGES = ["en", "de"] as const;

/** When no device is to make itself heard: days 1 (Monday) to 7, times of day as `HH:MM`, an IANA zone. */
export interface QuietHours {
  days: number[];
  from: string;
  to: string;
  timeZone: string;
}

/** What a member decided for themselves in one workspace; without a row the defaults hold. */
export const memberPreferences = pgTable(
  "member_preferences",
  {
    workspaceId: uuid("workspace_id").notNull(),
    memberId: uuid("member_id").notNull(),
    /** Whether others see what this member has read, and this member what others have. */
    shareReceipts: boolean("share_receipts").notNull().default(true),
    rev: counter("rev").notNull(),
    /** The level of groups they come into from now on. */
    defaultLevel: oneOf("default_level", NOTIFICATION_LEVELS).notNull().default("all"),
    keywords: text("keywords").array().notNull().default([]),
    quietHours: jsonb("quiet_hours").$type<QuietHours>(),
    /** What they are written to in; null until somebody has said. */
    language: oneOf("language", MESSAGE_LANGUAGES),
    /** Whether what stays unread comes by mail. */
    emailDigest: boolean("email_digest").notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.memberId] })],
);
