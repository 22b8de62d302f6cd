import type { Actor, ThreadMarkReadInput, ThreadState } from "@parley/api/server";
import { threadMembers, workspaceCounters } from "@parley/db";
import { and, eq, lt, sql } from "drizzle-orm";
import type { FeatureDeps } from "../feature.js";
import { requireThread } from "./access.js";
import { getThreadState } from "./thread-states.js";

/**
 * See `ThreadsService.markRead`. Not in the log, like all read cursors (SPEC W1), and stored before it is answered: a thread
 * has few followers, and they read it where they look for it.
 */
export async function markRead(
  { db, signals }: FeatureDeps,
  actor: Actor,
  input: ThreadMarkReadInput,
): Promise<ThreadState> {
  const { workspaceId, memberId } = actor;
  const { state, moved } = await db.withWorkspace(workspaceId, async (tx) => {
    const { root } = await requireThread(tx, actor, input.rootId);
    const head = sql`(select ${workspaceCounters.lastSeq} from ${workspaceCounters} where ${workspaceCounters.workspaceId} = ${workspaceId})`;
    const target = sql`least(${input.seq}::bigint, ${head})`;
    const { readSeq, readRev, following } = threadMembers;
    const moves = await tx
      .update(threadMembers)
      .set({ readSeq: target, readRev: sql`greatest(${readRev} + 1, ${head})` })
      .where(
        and(
          eq(threadMembers.workspaceId, workspaceId),
          eq(threadMembers.rootId, root.id),
          eq(threadMembers.memberId, memberId),
          eq(following, true),
          lt(readSeq, target),
        ),
      )
      .returning({ readSeq });
    return { state: await getThreadState(tx, actor, root), moved: moves.length > 0 };
  });
  if (moved) signals.toMember(workspaceId, memberId, { type: "thread-read", ...state });
  return state;
}
