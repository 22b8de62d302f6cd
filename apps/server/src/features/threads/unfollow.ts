import type { Actor, ThreadInput, ThreadState } from "@parley/api/server";
import { threadMembers } from "@parley/db";
import { eq, sql } from "drizzle-orm";
import type { FeatureDeps } from "../feature.js";
import { appendStanding } from "./append-standing.js";
import { ensureThread } from "./ensure-thread.js";
import { getThreadState } from "./thread-states.js";

/** See `ThreadsService.unfollow`. Kept as a row: whoever has none would follow with the next deed that makes one follow. */
export function unfollow({ log }: FeatureDeps, actor: Actor, input: ThreadInput): Promise<ThreadState> {
  const { memberId } = actor;
  return log.write(actor.workspaceId, async (write) => {
    const { tx, workspaceId, head } = write;
    const thread = await ensureThread(write, actor, input.rootId);
    const { rootId, conversationId } = thread;
    const { readRev, following } = threadMembers;
    const changed = await tx
      .insert(threadMembers)
      .values({ workspaceId, rootId, memberId, conversationId, following: false, readSeq: head, readRev: head + 1 })
      .onConflictDoUpdate({
        target: [threadMembers.workspaceId, threadMembers.rootId, threadMembers.memberId],
        set: { following: false, readRev: sql`greatest(${readRev} + 1, ${head + 1}::bigint)` },
        setWhere: eq(following, true),
      })
      .returning({ rootId: threadMembers.rootId });
    if (changed.length > 0) appendStanding(write, "thread.unfollowed", thread, memberId, actor);
    return getThreadState(tx, actor, { id: rootId, conversationId });
  });
}
