import { type Actor, type Conversation, notFound } from "@parley/api/server";
import { conversationMembers, conversations, messages, type Tx } from "@parley/db";
import { and, inArray, isNull, sql } from "drizzle-orm";
import { footOf } from "./message-foot.js";
import { memberCount, participantIds } from "./people.js";
import { presentConversation } from "./present-conversation.js";
import { conversationOfMembership, ownMemberships } from "./sight.js";
import { unreadCounts } from "./unread.js";

/**
 * The last message of a conversation that its reader may see. The limit keeps the planner from reading a whole
 * conversation for it, which it does while it knows little of the table.
 */
function lastVisibleMessage(tx: Tx) {
  return tx
    .select()
    .from(messages)
    .where(
      sql`${messages.workspaceId} = ${conversations.workspaceId} and ${messages.conversationId} = ${conversations.id}
        and ${messages.seq} = ${conversations.lastMessageSeq} and ${messages.inTimeline}
        and ${messages.seq} >= ${conversationMembers.historySeq}`,
    )
    .limit(1)
    .as("last_message");
}

/**
 * Conversations as the reader sees them, in the order asked for, in one query however many they are. Those the reader
 * is not in, and deleted ones, are left out.
 */
export async function loadConversations(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Conversation[]> {
  if (ids.length === 0) return [];
  const unread = unreadCounts(tx, actor);
  const lastMessage = lastVisibleMessage(tx);
  const rows = await tx
    .select({
      conversation: conversations,
      membership: conversationMembers,
      lastMessage: lastMessage._.selectedFields,
      lastFoot: footOf(actor, lastMessage.id),
      memberCount,
      participantIds,
      unreadCount: sql<number>`${unread.unreadCount}`,
      mentionCount: sql<number>`${unread.mentionCount}`,
    })
    .from(conversationMembers)
    .innerJoin(conversations, conversationOfMembership)
    .leftJoinLateral(lastMessage, sql`true`)
    .leftJoinLateral(unread, sql`true`)
    .where(
      and(
        ownMemberships(actor),
        inArray(conversationMembers.conversationId, [...ids]),
        isNull(conversations.deletedAt),
      ),
    );
  const byId = new Map(rows.map((row) => [row.conversation.id, presentConversation(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** One conversation as the reader sees it. Throws NOT_FOUND. */
export async function getConversation(tx: Tx, actor: Actor, id: string): Promise<Conversation> {
  const [conversation] = await loadConversations(tx, actor, [id]);
  if (conversation === undefined) throw notFound("conversation");
  return conversation;
}
