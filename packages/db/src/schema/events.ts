import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counter, instant, now, oneOf } from "../columns.js";

export const EVENT_AUDIENCES = ["conversation", "member", "workspace"] as const;

/** A workspace's event log: references only, no content, so that a replay shows the present state (SPEC W7). */
export const events = pgTable(
  "events",
  {
    workspaceId: uuid("workspace_id").notNull(),
    seq: counter("seq").notNull(),
    /** Random; tells this log from another one with the same seq (SPEC N5). */
    rid: integer("rid").notNull(),
    type: text("type").notNull(),
    /** Who sees it (SPEC W8). */
    audience: oneOf("audience", EVENT_AUDIENCES).notNull(),
    conversationId: uuid("conversation_id"),
    /** The member it is for, or the one who joined or left. */
    memberId: uuid("member_id"),
    entityId: uuid("entity_id"),
    actorId: uuid("actor_id"),
    at: instant("at").notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.seq] })],
);
