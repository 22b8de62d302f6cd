import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, now, oneOf } from "../columns.js";
import { MEMBER_ROLES } from "./members.js";

export const invitations = pgTable(
  "invitations",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    /** SHA-256 of the token in the link, in hex. Unique over all workspaces. */
    tokenHash: text("token_hash").notNull().unique(),
    role: oneOf("role", MEMBER_ROLES).notNull(),
    /** When set, only this address (lower-cased) may accept. */
    email: text("email"),
    maxUses: integer("max_uses"),
    usedCount: integer("used_count").notNull().default(0),
    expiresAt: instant("expires_at").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(now),
    revokedAt: instant("revoked_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);
