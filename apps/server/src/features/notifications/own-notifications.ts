import {
  conversationMembers,
  conversations,
  messages,
  notificationMarks,
  notifications,
  threadMembers,
} from "@parley/db";
import { and, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { farthestReadSeq } from "../conversations/index.js";
import type { MemberKey } from "../member-key.js";

/** Rows of `notifications` that are somebody's own. */
export function ownNotifications({ workspaceId, memberId }: MemberKey): SQL | undefined {
  return and(eq(notifications.workspaceId, workspaceId), eq(notifications.memberId, memberId));
}

/** What a notification stands among: its member's marks and cursors, its conversation, and the message it is about, if any. */
export const JOINS = {
  marks: and(
    eq(notificationMarks.workspaceId, notifications.workspaceId),
    eq(notificationMarks.memberId, notifications.memberId),
  ),
  membership: and(
    eq(conversationMembers.workspaceId, notifications.workspaceId),
    eq(conversationMembers.conversationId, notifications.conversationId),
    eq(conversationMembers.memberId, notifications.memberId),
  ),
  conversation: and(
    eq(conversations.workspaceId, notifications.workspaceId),
    eq(conversations.id, notifications.conversationId),
  ),
  thread: and(
    eq(threadMembers.workspaceId, notifications.workspaceId),
    eq(threadMembers.rootId, notifications.threadRootId),
    eq(threadMembers.memberId, notifications.memberId),
  ),
  message: and(
    eq(messages.workspaceId, notifications.workspaceId),
    eq(messages.id, notifications.subjectId),
    ne(notifications.subject, "membership"),
  ),
} as const;

/** What its member may see now: not cleared, in a conversation that is there, of a message that is, within their history. */
export const isShown = and(
  sql`${notifications.seq} > coalesce(${notificationMarks.clearedSeq}, 0)`,
  isNull(conversations.deletedAt),
  or(
    eq(notifications.subject, "membership"),
    and(
      sql`${messages.id} is not null`,
      isNull(messages.deletedAt),
      sql`${messages.seq} >= ${conversationMembers.historySeq}`,
    ),
  ),
);

/**
 * Neither marked as read nor read in its place, by the rule of `isReadThere`. Marking a conversation unread does not bring back
 * what was dismissed.
 */
export const isUnread = sql<boolean>`(${notifications.readAt} is null
  and ${notifications.seq} > coalesce(${notificationMarks.readSeq}, 0)
  and ${notifications.seq} + (${notifications.subject} = 'membership')::int > case when ${notifications.threadRootId} is null
    then ${farthestReadSeq}
    else coalesce(${threadMembers.readSeq}, 0) end)`;
