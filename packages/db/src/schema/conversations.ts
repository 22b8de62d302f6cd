import { boolean, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counter, instant, now, oneOf } from "../columns.js";

export const CONVERSATION_KINDS = ["direct", "group"] as const;
export const CONVERSATION_VISIBILITIES = ["public", "private"] as const;
export const CONVERSATION_HISTORIES = ["all", "since-joining"] as const;
/** Who may call everybody in a group at once: all in it, all but guests, or those who moderate it. */
export const BROADCAST_POLICIES = ["all", "members", "moderators"] as const;

export const conversations = pgTable(
  "conversations",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    kind: oneOf("kind", CONVERSATION_KINDS).notNull(),
    name: text("name"),
    description: text("description"),
    /** Null exactly for direct conversations. */
    visibility: oneOf("visibility", CONVERSATION_VISIBILITIES),
    history: oneOf("history", CONVERSATION_HISTORIES).notNull().default("all"),
    broadcastPolicy: oneOf("broadcast_policy", BROADCAST_POLICIES).notNull().default("members"),
    /** Names the pair of a direct conversation, unique in the workspace; null exactly for groups. */
    directKey: text("direct_key"),
    lastMessageSeq: counter("last_message_seq"),
    lastActivityAt: instant("last_activity_at").notNull().default(now),
    rev: counter("rev").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(now),
    archivedAt: instant("archived_at"),
    deletedAt: instant("deleted_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const CONVERSATION_ROLES = ["owner", "admin", "moderator", "member"] as const;

/** What of a conversation its member wants to be told. */
export const NOTIFICATION_LEVELS = ["all", "mentions", "nothing"] as const;

export const conversationMembers = pgTable(
  "conversation_members",
  {
    workspaceId: uuid("workspace_id").notNull(),
    conversationId: uuid("conversation_id").notNull(),
    memberId: uuid("member_id").notNull(),
    role: oneOf("role", CONVERSATION_ROLES).notNull().default("member"),
    /** Live sight begins here: the member sees events with `seq >= joinedSeq` (SPEC W8). */
    joinedSeq: counter("joined_seq").notNull(),
    /** How far back history goes: messages with `seq >= historySeq`. */
    historySeq: counter("history_seq").notNull(),
    /** Everything up to and including this seq is read. */
    readSeq: counter("read_seq").notNull(),
    /** Rises with each change of the read cursor, which is not in the log (SPEC W1). */
    readRev: counter("read_rev").notNull().default(0),
    /** Rises above `readRev` with each move back: moves forward decided on before it no longer count. */
    unreadRev: counter("unread_rev").notNull().default(0),
    /** How far they had read before they moved the cursor back; receipts hold to the greater of the two. */
    seenSeq: counter("seen_seq").notNull().default(0),
    joinedAt: instant("joined_at").notNull().default(now),
    /** Set while the member has the conversation hidden from their list. */
    hiddenAt: instant("hidden_at"),
    level: oneOf("level", NOTIFICATION_LEVELS).notNull().default("all"),
    muted: boolean("muted").notNull().default(false),
    /** When it ends by itself; null for never. */
    mutedUntil: instant("muted_until"),
    /** Stands before the others in the member's list. */
    pinned: boolean("pinned").notNull().default(false),
    /** The seq of the last `preference.changed` of this row, or of joining. */
    preferencesRev: counter("preferences_rev").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.conversationId, table.memberId] })],
);
