import type { Actor } from "@parley/api/server";
import { conversationMembers, messages, type Tx } from "@parley/db";
import { asc, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { isMentioned } from "./is-mentioned.js";

/**
 * Which messages are unread by the owner of a row of `conversation_members`; the same rule as `countsAsUnread` of the
 * contract. The constants are written out so that the index `messages_unread` serves it.
 */
const unreadBehind = (readSeq: SQLWrapper) => sql`(
  ${messages.workspaceId} = ${conversationMembers.workspaceId}
  and ${messages.conversationId} = ${conversationMembers.conversationId}
  and ${messages.seq} > ${readSeq} and ${messages.seq} >= ${conversationMembers.historySeq}
  and ${messages.authorId} <> ${conversationMembers.memberId}
  and ${messages.kind} = 'text' and ${messages.deletedAt} is null and ${messages.inTimeline}
)`;

/**
 * Counts what the owner of a row of `conversation_members` has not read; to be joined laterally to it. `readSeq` is where
 * their cursor is taken to stand.
 */
export function unreadCounts(tx: Tx, actor: Actor, readSeq: SQLWrapper = conversationMembers.readSeq) {
  const own = sql`${actor.memberId}::uuid`;
  return tx
    .select({
      unreadCount: sql<number>`count(*)::int`.as("unread_count"),
      mentionCount: sql<number>`(count(*) filter (where ${isMentioned(own, messages)}))::int`.as("mention_count"),
    })
    .from(messages)
    .where(unreadBehind(readSeq))
    .as("unread");
}

/**
 * The seq of the first message that the owner of a row of `conversation_members` has not read, null when there is none.
 * A scalar, since the planner turns `exists` into a join over the whole workspace while it knows little of the table.
 */
export function firstUnreadSeq(tx: Tx): SQL<number | null> {
  const first = tx
    .select({ seq: messages.seq })
    .from(messages)
    .where(unreadBehind(conversationMembers.readSeq))
    .orderBy(asc(messages.seq))
    .limit(1);
  return sql`${first}`;
}
