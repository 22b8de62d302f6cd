import type { Actor, MarkUnreadInput, MarkUnreadOutput } from "@parley/api/server";
import { conversationMembers, type Tx } from "@parley/db";
import { and, eq, sql } from "drizzle-orm";
import { ownMemberships, requireMessage } from "../conversations/index.js";
import { keepRepliesDismissed } from "../notifications/index.js";
import { moveThreadBack } from "../threads/index.js";
import { getReadState, logHead } from "./read-state.js";
import type { ReceiptsDeps } from "./receipts-deps.js";

/**
 * See `ReceiptsService.markUnread`. Not in the log (SPEC W1), and stored before it is answered: what waits of this member is
 * stored first, and moves forward that other nodes decided on before this one no longer count.
 */
export async function markUnread(deps: ReceiptsDeps, actor: Actor, input: MarkUnreadInput): Promise<MarkUnreadOutput> {
  const { workspaceId, memberId } = actor;
  await deps.cursors.settle(actor);
  const { state, moved, thread } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const message = await requireMessage(tx, actor, input.messageId);
    if (message.inTimeline)
      return { ...(await moveBack(tx, actor, message.conversationId, message.seq - 1)), thread: null };
    const state = await getReadState(tx, actor, message.conversationId);
    return { state, moved: false, thread: await markReplyUnread(tx, actor, message) };
  });
  if (moved) {
    deps.cursors.find(actor, state.conversationId)?.moveBack();
    deps.signals.toMember(workspaceId, memberId, { type: "read", ...state });
  }
  if (thread?.moved) deps.signals.toMember(workspaceId, memberId, { type: "thread-read", ...thread.state });
  return { ...state, thread: thread?.state ?? null };
}

/** The cursor moves last: what it leaves behind must be told from what was unread before. */
async function markReplyUnread(tx: Tx, actor: Actor, reply: { id: string; seq: number }) {
  await keepRepliesDismissed(tx, actor, reply);
  return moveThreadBack(tx, actor, reply);
}

async function moveBack(tx: Tx, actor: Actor, conversationId: string, seq: number) {
  const { readSeq, readRev, unreadRev, seenSeq } = conversationMembers;
  const own = and(ownMemberships(actor), eq(conversationMembers.conversationId, conversationId));
  // Also where nothing moves: another node may have acknowledged a move forward that is not stored yet.
  await tx
    .update(conversationMembers)
    .set({ unreadRev: sql`greatest(${readRev}, ${unreadRev}) + 1` })
    .where(own);
  const moved = await tx
    .update(conversationMembers)
    .set({
      readSeq: seq,
      readRev: sql`greatest(${readRev} + 1, ${logHead(actor)})`,
      seenSeq: sql`greatest(${seenSeq}, ${readSeq})`,
    })
    .where(and(own, sql`${readSeq} > ${seq}`))
    .returning({ readSeq });
  return { state: await getReadState(tx, actor, conversationId), moved: moved.length > 0 };
}
