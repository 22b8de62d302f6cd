import { boolean, integer, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { counter, instant, now } from "../columns.js";

export const workspaces = pgTable("workspaces", {
  id: uuid("id").primaryKey().defaultRandom(),
  /** Lower-case letters, digits and single hyphens; never shaped like a UUID. */
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  /** The accent colour as a hue in degrees; null for Parley's own. */
  accent: smallint("accent"),
  /** Whether the server looks at links in messages. */
  linkPreviews: boolean("link_previews").notNull().default(true),
  createdAt: instant("created_at").notNull().default(now),
  rev: counter("rev").notNull(),
});

/** The row whose lock orders all writes of a workspace (SPEC W1, W9). */
export const workspaceCounters = pgTable("workspace_counters", {
  workspaceId: uuid("workspace_id").primaryKey(),
  lastSeq: counter("last_seq").notNull().default(0),
  lastRid: integer("last_rid").notNull().default(0),
  /** Events up to and including this seq are no longer in the log. */
  floorSeq: counter("floor_seq").notNull().default(0),
});
