import { boolean, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns.js";

/** What stands behind links, as it was found. */
export const linkPreviews = pgTable(
  "link_previews",
  {
    workspaceId: uuid("workspace_id").notNull(),
    url: text("url").notNull(),
    /** Null where there is nothing to show. */
    title: text("title"),
    description: text("description").notNull().default(""),
    site: text("site").notNull().default(""),
    fetchedAt: instant("fetched_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.url] })],
);

/** Which preview stands under a message. */
export const messagePreviews = pgTable(
  "message_previews",
  {
    workspaceId: uuid("workspace_id").notNull(),
    messageId: uuid("message_id").notNull(),
    url: text("url").notNull(),
    /** Its author did not want it. */
    removed: boolean("removed").notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.messageId] })],
);
