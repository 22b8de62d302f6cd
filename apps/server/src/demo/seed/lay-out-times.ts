import type { Database, Tx } from "@parley/db";
import { sql } from "drizzle-orm";
import { type Anchor, timesBySeq } from "../plan/times-by-seq.js";

const TIMEOUT_MS = 60_000;

/**
 * The one place where the demo writes past the services: they write times of now, and the demo's messages are weeks old.
 * First every event of the log gets its moment, rising with seq; then all that came about by an event takes its moment.
 * One transaction, the last of a seeding: a workspace older than its owner's account is a finished one.
 */
export async function layOutTimes(db: Database, workspaceId: string, anchors: readonly Anchor[]): Promise<void> {
  await db.withWorkspace(workspaceId, (tx) => rewriteTimes(tx, workspaceId, anchors), { timeoutMs: TIMEOUT_MS });
}

async function rewriteTimes(tx: Tx, workspaceId: string, anchors: readonly Anchor[]): Promise<void> {
  const [counter] = await tx.execute<{ head: number }>(
    sql`select last_seq::int as head from workspace_counters where workspace_id = ${workspaceId} for no key update`,
  );
  const times = JSON.stringify(timesBySeq(counter?.head ?? 0, anchors));
  const own = (alias: string) => sql`${sql.identifier(alias)}.workspace_id = ${workspaceId}`;
  await tx.execute(sql`
    update events e set at = t.at from jsonb_to_recordset(${times}::jsonb) as t (seq bigint, at timestamptz)
    where ${own("e")} and e.seq = t.seq`);
  await tx.execute(sql`
    update messages m set
      created_at = (select e.at from events e where ${own("e")} and e.seq = m.seq),
      edited_at = case when m.edited_at is not null then (select e.at from events e where ${own("e")} and e.seq = m.rev) end,
      deleted_at = case when m.deleted_at is not null then (select e.at from events e where ${own("e")} and e.seq = m.rev) end
    where ${own("m")}`);
  await tx.execute(sql`
    update threads t set last_reply_at = (
      select m.created_at from messages m
      where ${own("m")} and m.thread_root_id = t.root_id and m.deleted_at is null order by m.seq desc limit 1)
    where ${own("t")} and t.last_reply_at is not null`);
  // Some are made already; those still to be made take the moment of their event anyway.
  await tx.execute(sql`
    update notifications n set at = e.at from events e where ${own("n")} and ${own("e")} and e.seq = n.seq`);
  await tx.execute(sql`
    update message_versions v set created_at = m.created_at from messages m
    where ${own("v")} and ${own("m")} and m.id = v.message_id`);
  await tx.execute(sql`
    update conversations c set
      created_at = made.at,
      last_activity_at = coalesce((select e.at from events e where ${own("e")} and e.seq = c.last_message_seq), made.at),
      archived_at = case when c.archived_at is not null then (select e.at from events e where ${own("e")} and e.seq = c.rev) end
    from events made
    where ${own("c")} and ${own("made")} and made.type = 'conversation.created' and made.entity_id = c.id`);
  await tx.execute(sql`
    update conversation_members cm set joined_at = e.at from events e
    where ${own("cm")} and ${own("e")} and e.seq = cm.joined_seq`);
  await tx.execute(sql`
    update members m set joined_at = e.at from events e
    where ${own("m")} and ${own("e")} and e.type = 'member.joined' and e.entity_id = m.id`);
  await tx.execute(sql`
    update invitations i set created_at = m.joined_at - interval '3 hours', expires_at = m.joined_at + interval '14 days'
    from members m where ${own("i")} and ${own("m")} and m.email = i.email`);
  await tx.execute(sql`
    update workspaces w set created_at = e.at from events e
    where w.id = ${workspaceId} and ${own("e")} and e.seq = 1`);
}
