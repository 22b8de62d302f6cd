import { type Actor, LIMITS } from "@parley/api/server";
import { threads } from "@parley/db";
import { and, eq, sql } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";

/** Tells a thread that one of its replies has just been deleted: it counts one less, and shows who is left. */
export async function uncountReply(write: WorkspaceWrite, actor: Actor, rootId: string): Promise<void> {
  const { tx, workspaceId } = write;
  const ofThread = and(eq(threads.workspaceId, workspaceId), eq(threads.rootId, rootId));
  const [thread] = await tx
    .select({ id: threads.id, conversationId: threads.conversationId })
    .from(threads)
    .where(ofThread);
  if (thread === undefined) throw new Error(`There is a reply to ${rootId} and no thread.`);
  const rev = write.append({
    type: "thread.changed",
    audience: "conversation",
    conversationId: thread.conversationId,
    entityId: thread.id,
    actorId: actor.memberId,
  });
  const left = sql`from messages m where m.workspace_id = ${workspaceId} and m.thread_root_id = ${rootId} and m.deleted_at is null`;
  await tx
    .update(threads)
    .set({
      rev,
      replyCount: sql`${threads.replyCount} - 1`,
      lastReplyAt: sql`(select m.created_at ${left} order by m.seq desc limit 1)`,
      participantIds: sql`array(select m.author_id ${left} group by m.author_id order by max(m.seq) desc limit ${LIMITS.threadParticipants})`,
    })
    .where(ofThread);
}
