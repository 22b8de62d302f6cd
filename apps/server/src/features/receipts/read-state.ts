import { type Actor, notFound, type ReadState } from "@parley/api/server";
import { conversationMembers, conversations, type Tx, workspaceCounters } from "@parley/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import { conversationOfMembership, ownMemberships, unreadCounts } from "../conversations/index.js";

/** The end of the workspace's log, as the statement it stands in sees it. */
export function logHead(actor: Actor) {
  return sql<number>`(
    select counter.last_seq from ${workspaceCounters} as counter where counter.workspace_id = ${actor.workspaceId}
  )`;
}

/** Where the reader stands, counts and head in one statement and so of one moment. Throws NOT_FOUND. */
export async function getReadState(tx: Tx, actor: Actor, conversationId: string): Promise<ReadState> {
  const unread = unreadCounts(tx, actor);
  const [state] = await tx
    .select({
      conversationId: conversationMembers.conversationId,
      readSeq: conversationMembers.readSeq,
      readRev: conversationMembers.readRev,
      unreadCount: sql<number>`${unread.unreadCount}`,
      mentionCount: sql<number>`${unread.mentionCount}`,
      headSeq: logHead(actor),
    })
    .from(conversationMembers)
    .innerJoin(conversations, conversationOfMembership)
    .leftJoinLateral(unread, sql`true`)
    .where(
      and(
        ownMemberships(actor),
        eq(conversationMembers.conversationId, conversationId),
        isNull(conversations.deletedAt),
      ),
    );
  if (state === undefined) throw notFound("conversation");
  return state;
}
