import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, now, oneOf } from "../columns.js";

/** People. Only the identity role sees them; inside a workspace a person is a member. */
export const users = pgTable("users", {
  id: uuid("id").primaryKey().defaultRandom(),
  /** Lower-cased. */
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash").notNull(),
  locale: text("locale"),
  createdAt: instant("created_at").notNull().default(now),
});

export const SESSION_KINDS = ["cookie", "token"] as const;

export const sessions = pgTable("sessions", {
  /** SHA-256 of the token, 64 hex digits: the table holds nothing one could sign in with. */
  id: text("id").primaryKey(),
  /** What lists of sessions show and revoking names. */
  publicId: uuid("public_id").notNull().unique().defaultRandom(),
  userId: uuid("user_id").notNull(),
  kind: oneOf("kind", SESSION_KINDS).notNull(),
  createdAt: instant("created_at").notNull().default(now),
  lastSeenAt: instant("last_seen_at").notNull().default(now),
  /** Idle expiry, moved forward by use. */
  expiresAt: instant("expires_at").notNull(),
  /** Never moved. */
  absoluteExpiresAt: instant("absolute_expires_at").notNull(),
  userAgent: text("user_agent"),
  ip: text("ip"),
});

/** Written by a trigger whenever a session ends, whatever ended it; kept for a day (SPEC N4). */
export const sessionEnds = pgTable("session_ends", {
  /** The ended session's public id. */
  sessionId: uuid("session_id").primaryKey(),
  endedAt: instant("ended_at").notNull().default(now),
});
