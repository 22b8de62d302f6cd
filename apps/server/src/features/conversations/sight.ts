import type { Actor } from "@parley/api/server";
import { conversationMembers, conversations, messages } from "@parley/db";
import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { MemberKey } from "../member-key.js";

/**
 * The first seq the reader may read in a conversation: 0 for all of its history, null for those who are not in it and
 * when it is deleted. Compared with a message's seq it lets nothing through then.
 */
function historyStart(actor: Actor, conversationId: SQLWrapper): SQL {
  return sql`(
    select reader.history_seq from ${conversationMembers} as reader
    join ${conversations} as place on place.workspace_id = reader.workspace_id and place.id = reader.conversation_id
    where reader.workspace_id = ${actor.workspaceId} and reader.member_id = ${actor.memberId}
      and reader.conversation_id = ${conversationId} and place.deleted_at is null
  )`;
}

/**
 * The one rule of sight for reading messages, as a condition on the table `messages`: the reader is in the
 * conversation now, and their history reaches back that far. Name the conversation when it is known: the rule is then
 * looked up once, and the page is read straight from its index.
 */
export function visibleMessages(actor: Actor, conversationId?: string): SQL {
  const start = historyStart(
    actor,
    conversationId === undefined ? messages.conversationId : sql`${conversationId}::uuid`,
  );
  return sql`(${messages.workspaceId} = ${actor.workspaceId} and ${messages.seq} >= ${start})`;
}

/** Rows of `conversation_members` that are somebody's own. */
export function ownMemberships(actor: MemberKey): SQL | undefined {
  return and(eq(conversationMembers.workspaceId, actor.workspaceId), eq(conversationMembers.memberId, actor.memberId));
}

/** Joins `conversations` to `conversation_members`. */
export const conversationOfMembership = sql`${conversations.workspaceId} = ${conversationMembers.workspaceId} and ${conversations.id} = ${conversationMembers.conversationId}`;
