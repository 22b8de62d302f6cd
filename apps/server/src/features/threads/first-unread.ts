import type { Actor } from "@parley/api/server";
import type { Tx } from "@parley/db";
import { sql } from "drizzle-orm";

/** The seq of the first reply of others behind the reader's cursor in a thread, null when there is none or no cursor. */
export async function findFirstUnreadReply(tx: Tx, actor: Actor, rootId: string): Promise<number | null> {
  const [found] = await tx.execute<{ seq: number | null }>(sql`
    select (
      select m.seq from messages m
      where m.workspace_id = tm.workspace_id and m.thread_root_id = tm.root_id and m.seq > tm.read_seq
        and m.author_id <> tm.member_id and m.kind = 'text' and m.deleted_at is null
      order by m.seq limit 1
    ) as seq
    from thread_members tm
    where tm.workspace_id = ${actor.workspaceId} and tm.root_id = ${rootId} and tm.member_id = ${actor.memberId}
      and tm.following`);
  return found?.seq ?? null;
}
