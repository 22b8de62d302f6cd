import { boolean, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { counter } from "../columns.js";

/** What a member decided for themselves in one workspace; without a row the defaults hold. */
export const memberPreferences = pgTable(
  "member_preferences",
  {
    workspaceId: uuid("workspace_id").notNull(),
    memberId: uuid("member_id").notNull(),
    /** Whether others see what this member has read, and this member what others have. */
    shareReceipts: boolean("share_receipts").notNull().default(true),
    rev: counter("rev").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.memberId] })],
);
