import type { Conversation, ConversationPreferences, SharedConversation } from "@parley/api/server";
import type { conversationMembers, conversations } from "@parley/db";
import { farthestRead } from "./farthest-read.js";
import type { MessageFoot } from "./message-foot.js";
import { type MessageRow, presentMessage } from "./present-message.js";

export type ConversationRow = typeof conversations.$inferSelect;
export type MembershipRow = typeof conversationMembers.$inferSelect;

/** A conversation and who is in it. */
export interface SharedConversationRow {
  conversation: ConversationRow;
  memberCount: number;
  participantIds: string[];
}

/** A conversation and where one reader stands in it. */
export interface ReaderConversationRow extends SharedConversationRow {
  membership: MembershipRow;
  lastMessage: MessageRow | null;
  lastFoot: MessageFoot;
  unreadCount: number;
  mentionCount: number;
}

/** What every member may see of a conversation. */
export function presentSharedConversation(row: SharedConversationRow): SharedConversation {
  const { conversation } = row;
  return {
    id: conversation.id,
    kind: conversation.kind,
    name: conversation.name,
    description: conversation.description,
    visibility: conversation.visibility,
    history: conversation.history,
    broadcastPolicy: conversation.broadcastPolicy,
    participantIds: row.participantIds,
    memberCount: row.memberCount,
    createdBy: conversation.createdBy,
    createdAt: conversation.createdAt,
    archivedAt: conversation.archivedAt,
    deletedAt: conversation.deletedAt,
    rev: conversation.rev,
  };
}

/** How a member wants to have a conversation. */
export function presentConversationPreferences(row: MembershipRow): ConversationPreferences {
  const { level, muted, mutedUntil, pinned, hiddenAt, preferencesRev } = row;
  return { level, muted, mutedUntil, pinned, hiddenAt, rev: preferencesRev };
}

/** A conversation as one reader sees it. */
export function presentConversation(row: ReaderConversationRow): Conversation {
  return {
    ...presentSharedConversation(row),
    lastMessage: row.lastMessage === null ? null : presentMessage(row.lastMessage, row.lastFoot),
    lastActivityAt: row.conversation.lastActivityAt,
    unreadCount: row.unreadCount,
    mentionCount: row.mentionCount,
    readSeq: row.membership.readSeq,
    readRev: row.membership.readRev,
    seenSeq: farthestRead(row.membership),
    role: row.membership.role,
    preferences: presentConversationPreferences(row.membership),
  };
}
