import { randomUUID } from "node:crypto";
import { Agent, get } from "node:http";
import { createParleyClient } from "@parley/api";
import type postgres from "postgres";
import { startServer } from "./parley-server.js";
import { openPostgresStage } from "./postgres-stage.js";

const CONVERSATIONS = 1_000;
const PAGE = 50;
/** Messages written by one statement: what checks and indexes gather for it stays small. */
const MESSAGES_A_STATEMENT = 1_000_000;

type Sql = postgres.Sql;

interface Owner {
  workspaceId: string;
  memberId: string;
}

/** A server on a Postgres of its own, with one workspace that has a long history. */
export interface HistoryStage {
  /** Fetches a page of history from the server, another for each index. */
  throughHttp(index: number): Promise<unknown>;
  /** The same page as one SQL statement, on a connection of its own. */
  asStatement(index: number): Promise<unknown>;
}

/** The same page as one statement on a connection of its own: what the database itself needs for it. */
function pageStatement(sql: Sql, owner: Owner, conversationId: string, before: number) {
  return sql`
    select m.id, m.seq, m.rev, m.kind, m.author_id, m.nonce, m.text, m.system, m.mentions, m.thread_root_id, m.in_timeline,
      m.created_at, m.edited_at, m.deleted_at, a.name, (
        select jsonb_build_array(t.reply_count, t.last_reply_at, t.participant_ids, t.rev)
        from threads t where t.workspace_id = m.workspace_id and t.root_id = m.id
      ) as thread, (
        select jsonb_build_object('rev', max(rc.rev), 'items', jsonb_agg(
          jsonb_build_array(rc.emoji, rc.count, r.member_id is not null, rc.since_seq) order by rc.since_seq))
        from reaction_counts rc
        left join reactions r on r.workspace_id = rc.workspace_id and r.message_id = rc.message_id and r.emoji = rc.emoji
          and r.member_id = ${owner.memberId}
        where rc.workspace_id = m.workspace_id and rc.message_id = m.id
        having count(*) > 0
      ) as reactions
    from messages m
    join members a on a.workspace_id = m.workspace_id and a.id = m.author_id
    where m.workspace_id = ${owner.workspaceId} and m.conversation_id = ${conversationId} and m.seq < ${before}
      and m.in_timeline
    order by m.seq desc limit ${PAGE}`;
}

/** Every third message gets two emoji, one of them the owner's own. */
async function addReactions(sql: Sql, { workspaceId, memberId }: Owner): Promise<void> {
  await sql`
    insert into reaction_counts (workspace_id, message_id, emoji, count, rev, since_seq)
    select ${workspaceId}, m.id, e.emoji, e.count, m.seq, m.seq
    from messages m, (values ('👍', 1), ('🎉', 12)) e(emoji, count)
    where m.workspace_id = ${workspaceId} and m.seq / ${CONVERSATIONS} % 3 = 0`;
  await sql`
    insert into reactions (workspace_id, message_id, emoji, member_id, seq)
    select ${workspaceId}, message_id, emoji, ${memberId}, rev from reaction_counts
    where workspace_id = ${workspaceId} and emoji = '👍'`;
}

/**
 * Adds messages by SQL: a million through the door would measure nothing more and take an hour. What is written is known to
 * be sound, so references are not checked; and no page of history reads the search index, so it is left away.
 */
async function addMessages(sql: Sql, owner: Owner, count: number): Promise<void> {
  const { workspaceId, memberId: authorId } = owner;
  await sql`
    insert into conversations (workspace_id, id, kind, name, visibility, history, last_message_seq, last_activity_at, rev, created_by, created_at)
    select ${workspaceId}, gen_random_uuid(), 'group', 'Group ' || g, 'private', 'all', ${count}, now(), 1, ${authorId}, now()
    from generate_series(1, ${CONVERSATIONS}) g`;
  await sql`
    insert into conversation_members (workspace_id, conversation_id, member_id, role, joined_seq, history_seq, read_seq, joined_at)
    select workspace_id, id, ${authorId}, 'owner', 1, 0, ${count}, now() from conversations where workspace_id = ${workspaceId}`;
  await sql`drop index messages_search`;
  const tables = [sql`messages`, sql`reaction_counts`, sql`reactions`];
  for (const table of tables) await sql`alter table ${table} disable trigger all`;
  for (let first = 1; first <= count; first += MESSAGES_A_STATEMENT)
    await sql`
      insert into messages (workspace_id, id, conversation_id, seq, rev, kind, author_id, nonce, text, created_at)
      select ${workspaceId}, gen_random_uuid(), c.id, s, s, 'text', ${authorId}, gen_random_uuid(), repeat('Viewing at noon ', 8), now()
      from generate_series(${first}::bigint, ${Math.min(count, first + MESSAGES_A_STATEMENT - 1)}::bigint) s
      join (select id, row_number() over () - 1 as n from conversations where workspace_id = ${workspaceId}) c on c.n = s % ${CONVERSATIONS}`;
  await addReactions(sql, owner);
  for (const table of tables) await sql`alter table ${table} enable trigger all`;
  await sql`update workspace_counters set last_seq = ${count}, last_rid = 1 where workspace_id = ${workspaceId}`;
  await sql`vacuum analyze`;
}

/** Calls a query on one kept connection and counts the bytes of its answer, undecoded: what the caller's own decoding costs is not the server's. */
function createQuerier(url: string, token: string): (path: string, input: object) => Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (path, input) =>
    new Promise((resolve, reject) => {
      const target = `${url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
      get(target, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
        let bytes = 0;
        answer.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
        });
        answer.on("end", () =>
          answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`a page was answered ${answer.statusCode}`)),
        );
      }).on("error", reject);
    });
}

/** Works with a server of this checkout whose only workspace has so many messages, in a thousand groups. */
export async function withHistoryStage<T>(
  root: string,
  messages: number,
  work: (stage: HistoryStage) => Promise<T>,
): Promise<T> {
  const { url, sql, close } = await openPostgresStage();
  try {
    const server = await startServer(root, { DATABASE_URL: url });
    try {
      return await work(await setStage(server.url, sql, messages));
    } finally {
      await server.stop();
    }
  } finally {
    await close();
  }
}

/** Signs up, writes the messages and sees that both ways to a page give a full one with reactions. */
async function setStage(url: string, sql: Sql, messages: number): Promise<HistoryStage> {
  const { token, workspace } = await createParleyClient({ url }).auth.signUp.mutate({
    workspaceName: "Bench",
    name: "Owner",
    email: `${randomUUID()}@bench.test`,
    password: randomUUID(),
    issue: "token",
  });
  const writer = { workspaceId: workspace.id, memberId: workspace.memberId };
  await addMessages(sql, writer, messages);
  const owner = createParleyClient({ url, token });
  const { items } = await owner.conversations.list.query({ limit: 100 });
  const pageAt = (index: number) => ({
    conversationId: items[index % items.length]?.id ?? "",
    before: messages - ((index * 7_919) % (messages / 2)),
  });
  const query = createQuerier(url, token ?? "");
  const asStatement = async (index: number) => {
    const { conversationId, before } = pageAt(index);
    return (await pageStatement(sql, writer, conversationId, before)).length;
  };
  const full = await owner.messages.list.query({ ...pageAt(0), limit: PAGE });
  if (full.items.length !== PAGE || (await asStatement(0)) !== PAGE) throw new Error("a page is not full");
  const reacted = full.items.filter(({ reactions }) => reactions.some(({ mine }) => mine)).length;
  if (reacted < PAGE / 4) throw new Error("a page has too few reactions");
  return { throughHttp: (index) => query("messages.list", { ...pageAt(index), limit: PAGE }), asStatement };
}
