import type { Actor } from "@parley/api/server";
import { conversationMembers, memberDeliveries, memberPreferences, type Tx } from "@parley/db";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { farthestReadSeq } from "../conversations/index.js";

/** Whether the owner of a row of `conversation_members` lets others see what they have read. */
export const sharesReceipts = sql<boolean>`coalesce(${memberPreferences.shareReceipts}, true)`;

/** Rows of `conversation_members` of one conversation, with what receipts are made of. */
export function selectReceipts(tx: Tx, actor: Actor, conversationId: string, where: SQL | undefined) {
  return tx
    .select({
      memberId: conversationMembers.memberId,
      sinceSeq: conversationMembers.joinedSeq,
      receivedSeq: sql<number>`coalesce(${memberDeliveries.deliveredSeq}, 0)`.mapWith(Number),
      seenSeq: farthestReadSeq,
      shares: sharesReceipts,
    })
    .from(conversationMembers)
    .leftJoin(
      memberDeliveries,
      and(
        eq(memberDeliveries.workspaceId, conversationMembers.workspaceId),
        eq(memberDeliveries.memberId, conversationMembers.memberId),
      ),
    )
    .leftJoin(
      memberPreferences,
      and(
        eq(memberPreferences.workspaceId, conversationMembers.workspaceId),
        eq(memberPreferences.memberId, conversationMembers.memberId),
      ),
    )
    .where(
      and(
        eq(conversationMembers.workspaceId, actor.workspaceId),
        eq(conversationMembers.conversationId, conversationId),
        where,
      ),
    );
}
