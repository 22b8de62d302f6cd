import type { Sql } from "postgres";
import type { CountedText, HistoryStart } from "../checker/judge-counts.js";
import type { StoredMark } from "../checker/judge-marks.js";
import type { WaitingMessage } from "../checker/judge-scheduled.js";

/** Everything that somebody wrote and stands. */
export async function readTexts(sql: Sql): Promise<CountedText[]> {
  const rows = await sql<(Omit<CountedText, "seq"> & { seq: string | number })[]>`
    select m.workspace_id as "workspaceId", m.conversation_id as "conversationId", m.seq, m.author_id as "authorId",
      m.thread_root_id as "threadRootId", m.in_timeline as "inTimeline", to_jsonb(m.mentions) as mentions, m.broadcast,
      coalesce(to_jsonb(h.member_ids), '[]') as here
    from messages m
    left join here_mentions h on h.workspace_id = m.workspace_id and h.conversation_id = m.conversation_id and h.seq = m.seq
    where m.kind = 'text' and m.deleted_at is null`;
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** How far back everybody reads. */
export async function readHistories(sql: Sql): Promise<HistoryStart[]> {
  const rows = await sql<(Omit<HistoryStart, "historySeq"> & { historySeq: string | number })[]>`
    select workspace_id as "workspaceId", conversation_id as "conversationId", member_id as "memberId",
      history_seq as "historySeq"
    from conversation_members`;
  return rows.map((row) => ({ ...row, historySeq: Number(row.historySeq) }));
}

/** Everything that is pinned or saved. */
export async function readMarks(sql: Sql): Promise<StoredMark[]> {
  const rows = await sql<StoredMark[]>`
    select 'pin' as kind, workspace_id as "workspaceId", message_id as "messageId", null::uuid as "memberId" from pins
    union all
    select 'saved', workspace_id, message_id, member_id from saved_messages`;
  return [...rows];
}

/** What waits to be sent later. */
export async function readWaiting(sql: Sql): Promise<WaitingMessage[]> {
  const rows = await sql<(Omit<WaitingMessage, "sendAt"> & { sendAt: string | number })[]>`
    select workspace_id as "workspaceId", id, extract(epoch from send_at) * 1000 as "sendAt", failure is not null as failed
    from scheduled_messages`;
  return rows.map((row) => ({ ...row, sendAt: Number(row.sendAt) }));
}
