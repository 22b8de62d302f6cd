import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counter, instant, now, oneOf } from "../columns.js";

export const MEMBER_ROLES = ["owner", "admin", "member", "guest"] as const;

/** A user's place in one workspace. */
export const members = pgTable(
  "members",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    userId: uuid("user_id").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    role: oneOf("role", MEMBER_ROLES).notNull(),
    rev: counter("rev").notNull(),
    joinedAt: instant("joined_at").notNull().default(now),
    deactivatedAt: instant("deactivated_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const PRESENCE_STATUSES = ["online", "away", "dnd", "invisible"] as const;

/** What a member chose to show, and when they were last there; who is connected right now is not stored. */
export const memberPresences = pgTable(
  "member_presences",
  {
    workspaceId: uuid("workspace_id").notNull(),
    memberId: uuid("member_id").notNull(),
    lastSeenAt: instant("last_seen_at"),
    status: oneOf("status", PRESENCE_STATUSES).notNull().default("online"),
    statusUntil: instant("status_until"),
    statusText: text("status_text"),
    statusEmoji: text("status_emoji"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.memberId] })],
);
