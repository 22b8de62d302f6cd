import type { Actor, ThreadState } from "@parley/api/server";
import { type Tx, threadMembers, workspaceCounters } from "@parley/db";
import { and, eq, gte, sql } from "drizzle-orm";
import { requireThread } from "./access.js";
import { getThreadState } from "./thread-states.js";

/**
 * Moves the reader's cursor of a followed thread back to just before a reply, never forward; where they stand then, and whether
 * anything moved. Throws NOT_FOUND.
 */
export async function moveThreadBack(
  tx: Tx,
  actor: Actor,
  reply: { id: string; seq: number },
): Promise<{ state: ThreadState; moved: boolean }> {
  const { workspaceId, memberId } = actor;
  const { root } = await requireThread(tx, actor, reply.id);
  const head = sql`(select ${workspaceCounters.lastSeq} from ${workspaceCounters} where ${workspaceCounters.workspaceId} = ${workspaceId})`;
  const { readSeq, readRev, following } = threadMembers;
  const moves = await tx
    .update(threadMembers)
    .set({ readSeq: reply.seq - 1, readRev: sql`greatest(${readRev} + 1, ${head})` })
    .where(
      and(
        eq(threadMembers.workspaceId, workspaceId),
        eq(threadMembers.rootId, root.id),
        eq(threadMembers.memberId, memberId),
        eq(following, true),
        gte(readSeq, reply.seq),
      ),
    )
    .returning({ readSeq });
  return { state: await getThreadState(tx, actor, root), moved: moves.length > 0 };
}
