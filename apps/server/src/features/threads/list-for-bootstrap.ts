import { type Actor, LIMITS, type ThreadState } from "@parley/api/server";
import type { Tx } from "@parley/db";
import { sql } from "drizzle-orm";
import { followedThreads } from "./list.js";
import { listOwnStandings } from "./thread-states.js";

/** The threads a client starts from. */
export interface ThreadsForBootstrap {
  threads: ThreadState[];
  /** Whether these are all that the reader follows. */
  complete: boolean;
}

/**
 * Reads the threads a member follows inside a given snapshot, which must be REPEATABLE READ (SPEC R1): those with the last
 * replies, and of the older ones what is unread.
 */
export async function listThreadsForBootstrap(tx: Tx, actor: Actor): Promise<ThreadsForBootstrap> {
  const most = LIMITS.threadsAtStart;
  const rows = await tx.execute<{ rootId: string; place: number; total: number }>(sql`
    select "rootId", place, total from (
      select t.root_id as "rootId", t.last_seq > tm.read_seq as "mayBeUnread",
        (row_number() over (order by t.last_seq desc))::int as place, (count(*) over ())::int as total
      ${followedThreads(actor)}
    ) followed
    where place <= ${most} or "mayBeUnread"`);
  const recent = new Set(rows.flatMap(({ rootId, place }) => (place <= most ? [rootId] : [])));
  const standings = await listOwnStandings(
    tx,
    actor,
    rows.map(({ rootId }) => rootId),
  );
  const threads = standings
    .map(({ state }) => state)
    .filter(({ rootId, unreadCount }) => recent.has(rootId) || unreadCount > 0);
  return { threads, complete: threads.length === (rows[0]?.total ?? 0) };
}
