import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { counter } from "../columns.js";

/** How far a device of a member has received the workspace's log. */
export const memberDeliveries = pgTable(
  "member_deliveries",
  {
    workspaceId: uuid("workspace_id").notNull(),
    memberId: uuid("member_id").notNull(),
    /** Every event up to and including this seq has reached one of their devices. */
    deliveredSeq: counter("delivered_seq").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.memberId] })],
);
