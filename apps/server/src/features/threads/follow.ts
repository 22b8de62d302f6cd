import type { Actor, ThreadInput, ThreadState } from "@parley/api/server";
import { sql } from "drizzle-orm";
import type { FeatureDeps } from "../feature.js";
import { appendStanding } from "./append-standing.js";
import { ensureThread } from "./ensure-thread.js";
import { getThreadState } from "./thread-states.js";

/** See `ThreadsService.follow`. */
export function follow({ log }: FeatureDeps, actor: Actor, input: ThreadInput): Promise<ThreadState> {
  const { memberId } = actor;
  return log.write(actor.workspaceId, async (write) => {
    const { tx, workspaceId, head } = write;
    const thread = await ensureThread(write, actor, input.rootId);
    const { rootId, conversationId } = thread;
    const followed = await tx.execute(sql`
      select follow_thread(${workspaceId}, ${conversationId}, ${rootId}, array[${memberId}::uuid], array[${memberId}::uuid],
        ${head}::bigint, ${head + 1}::bigint)`);
    if (followed.length > 0) appendStanding(write, "thread.followed", thread, memberId, actor);
    return getThreadState(tx, actor, { id: rootId, conversationId });
  });
}
