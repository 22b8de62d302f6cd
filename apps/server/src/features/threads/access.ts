import { type Actor, notFound } from "@parley/api/server";
import { messages, type Tx, threads } from "@parley/db";
import { and, eq, sql } from "drizzle-orm";
import type { MessageRow } from "../conversations/index.js";

/** A thread the caller may see. */
export interface ThreadAccess {
  root: MessageRow;
  /** Null before the first reply, and before anybody follows it. */
  thread: typeof threads.$inferSelect | null;
  /** Whether the root itself lies within the caller's history. */
  isRootVisible: boolean;
}

/**
 * The thread that a message is in, as its root or as a reply: for those who may see the root, or any reply to it, each by
 * its own place (SPEC W8). Throws NOT_FOUND, also when `conversationId` is given and is another one.
 */
export async function requireThread(
  tx: Tx,
  actor: Actor,
  messageId: string,
  conversationId?: string,
): Promise<ThreadAccess> {
  const isRootVisible = sql<boolean>`${messages.seq} >= reader.history_seq`;
  const [access] = await tx
    .select({ root: messages, thread: threads, isRootVisible })
    .from(messages)
    .leftJoin(threads, and(eq(threads.workspaceId, messages.workspaceId), eq(threads.rootId, messages.id)))
    .innerJoin(
      sql`conversation_members as reader`,
      sql`reader.workspace_id = ${messages.workspaceId} and reader.conversation_id = ${messages.conversationId}
        and reader.member_id = ${actor.memberId}`,
    )
    .innerJoin(
      sql`conversations as place`,
      sql`place.workspace_id = ${messages.workspaceId} and place.id = ${messages.conversationId} and place.deleted_at is null`,
    )
    .where(
      and(
        eq(messages.workspaceId, actor.workspaceId),
        sql`${messages.id} = (
          select coalesce(named.thread_root_id, named.id) from messages as named
          where named.workspace_id = ${actor.workspaceId} and named.id = ${messageId}
        )`,
        sql`greatest(${messages.seq}, ${threads.lastSeq}) >= reader.history_seq`,
        conversationId === undefined ? undefined : eq(messages.conversationId, conversationId),
      ),
    );
  if (access === undefined) throw notFound("thread");
  return access;
}
