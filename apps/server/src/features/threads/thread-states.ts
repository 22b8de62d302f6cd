import { type Actor, LIMITS, type ThreadState, type ThreadSummary } from "@parley/api/server";
import { type Tx, workspaceCounters } from "@parley/db";
import { eq, type SQL, sql } from "drizzle-orm";
import { isMentioned, presentThreadSummary, type StoredThread } from "../conversations/index.js";

/** Where somebody stands in a thread, and what they see of it. */
export interface StandingRow {
  threadId: string;
  memberId: string;
  state: ThreadState;
  summary: ThreadSummary;
}

interface RawRow extends Record<string, unknown> {
  threadId: string;
  memberId: string;
  rootId: string;
  conversationId: string;
  following: boolean;
  readSeq: number;
  readRev: number;
  unreadCount: number;
  mentionCount: number;
  headSeq: number;
  summary: StoredThread;
}

/**
 * From the replies `m` that count as unread for the follower `tm` of the thread `t`, whose history in the conversation
 * begins where `reader` says.
 */
export const fromUnreadReplies = sql`
  from messages m
  where m.workspace_id = t.workspace_id and m.thread_root_id = t.root_id and m.seq > tm.read_seq
    and m.seq >= reader.history_seq and m.author_id <> reader.member_id
    and m.kind = 'text' and m.deleted_at is null and not m.in_timeline`;

const mentionedReader = isMentioned(sql`reader.member_id`, {
  workspaceId: sql`m.workspace_id`,
  conversationId: sql`m.conversation_id`,
  seq: sql`m.seq`,
  mentions: sql`m.mentions`,
  broadcast: sql`m.broadcast`,
});

/**
 * Where members stand in threads, counts and head of one moment; nothing for those who are not in the conversation, or may see
 * none of it. `condition` chooses by `t`, the thread, and `reader`, the membership. Somebody whose history begins within a
 * thread sees it as if it had begun there.
 */
export async function listStandings(tx: Tx, workspaceId: string, condition: SQL): Promise<StandingRow[]> {
  const rows = await tx.execute<RawRow>(sql`
    select t.id as "threadId", reader.member_id as "memberId", t.root_id as "rootId", t.conversation_id as "conversationId",
      coalesce(tm.following, false) as following, coalesce(tm.read_seq, 0) as "readSeq", coalesce(tm.read_rev, 0) as "readRev",
      coalesce(unread.count, 0) as "unreadCount", coalesce(unread.mentions, 0) as "mentionCount", counter.last_seq as "headSeq",
      case when root.seq >= reader.history_seq
        then jsonb_build_array(t.reply_count, t.last_reply_at, t.participant_ids, t.rev)
        else jsonb_build_array(seen.count, seen.last_at, seen.authors, t.rev)
      end as summary
    from threads t
    join messages root on root.workspace_id = t.workspace_id and root.id = t.root_id
    join conversation_members reader on reader.workspace_id = t.workspace_id and reader.conversation_id = t.conversation_id
    join conversations c on c.workspace_id = t.workspace_id and c.id = t.conversation_id and c.deleted_at is null
    join workspace_counters counter on counter.workspace_id = t.workspace_id
    left join thread_members tm on tm.workspace_id = t.workspace_id and tm.root_id = t.root_id and tm.member_id = reader.member_id
    left join lateral (
      select count(*)::int as count, (count(*) filter (where ${mentionedReader}))::int as mentions
      ${fromUnreadReplies}
    ) unread on tm.following
    left join lateral (
      select count(*)::int as count, max(m.created_at) as last_at, array(
          select a.author_id from messages a
          where a.workspace_id = t.workspace_id and a.thread_root_id = t.root_id and a.seq >= reader.history_seq
            and a.deleted_at is null
          group by a.author_id order by max(a.seq) desc limit ${LIMITS.threadParticipants}) as authors
      from messages m
      where m.workspace_id = t.workspace_id and m.thread_root_id = t.root_id and m.seq >= reader.history_seq
        and m.deleted_at is null
    ) seen on root.seq < reader.history_seq
    where t.workspace_id = ${workspaceId} and t.last_seq >= reader.history_seq and ${condition}`);
  return rows.map(({ threadId, memberId, summary, ...state }) => ({
    threadId,
    memberId,
    state,
    summary: presentThreadSummary(summary),
  }));
}

/** Where the reader stands in the threads with these roots; in no particular order. */
export function listOwnStandings(tx: Tx, actor: Actor, rootIds: readonly string[]): Promise<StandingRow[]> {
  if (rootIds.length === 0) return Promise.resolve([]);
  return listStandings(
    tx,
    actor.workspaceId,
    sql`reader.member_id = ${actor.memberId} and t.root_id in (${joined(rootIds)})`,
  );
}

/** Where the reader stands in the thread under a message they may see: nowhere before anybody has replied or followed it. */
export async function getThreadState(
  tx: Tx,
  actor: Actor,
  root: { id: string; conversationId: string },
): Promise<ThreadState> {
  const [found] = await listOwnStandings(tx, actor, [root.id]);
  if (found !== undefined) return found.state;
  const [counter] = await tx
    .select({ headSeq: workspaceCounters.lastSeq })
    .from(workspaceCounters)
    .where(eq(workspaceCounters.workspaceId, actor.workspaceId));
  return {
    rootId: root.id,
    conversationId: root.conversationId,
    following: false,
    readSeq: 0,
    readRev: 0,
    unreadCount: 0,
    mentionCount: 0,
    headSeq: counter?.headSeq ?? 0,
  };
}

/** Ids as a list of values. */
export function joined(ids: readonly string[]): SQL {
  return sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
}
