import { type Actor, notFound, type ReadState } from "@parley/api/server";
import { conversationMembers, conversations, type Tx, workspaceCounters } from "@parley/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import { conversationOfMembership, ownMemberships, unreadCounts } from "../conversations/index.js";
import type { CountedPlace } from "./unsaved-cursor.js";

/** The end of the workspace's log, as the statement it stands in sees it. */
export function logHead(actor: Actor) {
  return sql<number>`(
    select counter.last_seq from ${workspaceCounters} as counter where counter.workspace_id = ${actor.workspaceId}
  )`;
}

/** Where the reader stands, counts and head in one statement and so of one moment. Throws NOT_FOUND. */
export async function getReadState(tx: Tx, actor: Actor, conversationId: string): Promise<ReadState> {
  return (await getCountedPlace(tx, actor, conversationId, 0)).state;
}

/**
 * The same as if everything up to `wanted` were read, or up to the log's end where that lies before it; never behind
 * what is stored. Throws NOT_FOUND.
 */
export async function getCountedPlace(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  wanted: number,
): Promise<CountedPlace> {
  const readSeq = sql<number>`greatest(${conversationMembers.readSeq}, least(${wanted}::bigint, ${logHead(actor)}))`;
  const unread = unreadCounts(tx, actor, readSeq);
  const [row] = await tx
    .select({
      storedSeq: conversationMembers.readSeq,
      storedRev: conversationMembers.readRev,
      unreadRev: conversationMembers.unreadRev,
      readSeq,
      seenSeq: sql<number>`greatest(${conversationMembers.seenSeq}, ${readSeq})`,
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
  if (row === undefined) throw notFound("conversation");
  const { storedSeq, storedRev, unreadRev, ...counted } = row;
  return { state: { ...counted, conversationId, readRev: storedRev }, storedSeq, storedRev, unreadRev };
}
