import { randomUUID } from "node:crypto";
import { Agent, get } from "node:http";
import { createParleyClient } from "@parley/api";
import type postgres from "postgres";
import type { Bench } from "../../../scripts/bench-contract.js";
import { startServer } from "./harness/parley-server.js";
import { openPostgresStage } from "./harness/postgres-stage.js";
import { median } from "./harness/statistics.js";

const MESSAGES = 1_000_000;
const CONVERSATIONS = 1_000;
const ROUNDS = 15;
/** Pages before the first round: until then the server's code is still being compiled, which none in use is. */
const WARM_UP_PAGES = 1_500;
const PAGES_A_ROUND = 40;
const PAGE = 50;

type Sql = postgres.Sql;

interface Owner {
  workspaceId: string;
  memberId: string;
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

/** Adds messages by SQL: a million through the door would measure nothing more and take an hour. */
async function addMessages(sql: Sql, owner: Owner): Promise<void> {
  const { workspaceId, memberId: authorId } = owner;
  await sql`
    insert into conversations (workspace_id, id, kind, name, visibility, history, last_message_seq, last_activity_at, rev, created_by, created_at)
    select ${workspaceId}, gen_random_uuid(), 'group', 'Group ' || g, 'private', 'all', ${MESSAGES}, now(), 1, ${authorId}, now()
    from generate_series(1, ${CONVERSATIONS}) g`;
  await sql`
    insert into conversation_members (workspace_id, conversation_id, member_id, role, joined_seq, history_seq, read_seq, joined_at)
    select workspace_id, id, ${authorId}, 'owner', 1, 0, ${MESSAGES}, now() from conversations where workspace_id = ${workspaceId}`;
  await sql`
    insert into messages (workspace_id, id, conversation_id, seq, rev, kind, author_id, nonce, text, created_at)
    select ${workspaceId}, gen_random_uuid(), c.id, s, s, 'text', ${authorId}, gen_random_uuid(), repeat('Viewing at noon ', 8), now()
    from generate_series(1, ${MESSAGES}) s
    join (select id, row_number() over () - 1 as n from conversations where workspace_id = ${workspaceId}) c on c.n = s % ${CONVERSATIONS}`;
  await sql`update workspace_counters set last_seq = ${MESSAGES}, last_rid = 1 where workspace_id = ${workspaceId}`;
  await addReactions(sql, owner);
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

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** A page of history through HTTP among a million messages, beside the same page as one SQL statement. */
export const benches: Bench[] = [
  {
    name: "history.1m",
    run: async ({ root, log }) => {
      const { url, sql, close } = await openPostgresStage();
      try {
        const server = await startServer(root, { DATABASE_URL: url });
        try {
          const { token, workspace } = await createParleyClient({ url: server.url }).auth.signUp.mutate({
            workspaceName: "Bench",
            name: "Owner",
            email: `${randomUUID()}@bench.test`,
            password: randomUUID(),
            issue: "token",
          });
          log(`writing ${MESSAGES.toLocaleString("en")} messages`);
          const writer = { workspaceId: workspace.id, memberId: workspace.memberId };
          await addMessages(sql, writer);
          const owner = createParleyClient({ url: server.url, token });
          const { items } = await owner.conversations.list.query({ limit: 100 });
          const pageAt = (index: number) => ({
            conversationId: items[index % items.length]?.id ?? "",
            before: MESSAGES - ((index * 7_919) % (MESSAGES / 2)),
          });
          const query = createQuerier(server.url, token ?? "");
          const throughHttp = (index: number) => query("messages.list", { ...pageAt(index), limit: PAGE });
          const asStatement = async (index: number) => {
            const { conversationId, before } = pageAt(index);
            return (await pageStatement(sql, writer, conversationId, before)).length;
          };
          const full = await owner.messages.list.query({ ...pageAt(0), limit: PAGE });
          if (full.items.length !== PAGE || (await asStatement(0)) !== PAGE) throw new Error("a page is not full");
          const reacted = full.items.filter(({ reactions }) => reactions.some(({ mine }) => mine)).length;
          if (reacted < PAGE / 4) throw new Error("a page has too few reactions");

          for (let page = 0; page < WARM_UP_PAGES; page += 1) {
            await throughHttp(page);
            await asStatement(page);
          }

          const ratios: number[] = [];
          const milliseconds: number[] = [];
          for (let round = 0; round < ROUNDS; round += 1) {
            let http = 0;
            let statement = 0;
            for (let page = 0; page < PAGES_A_ROUND; page += 1) {
              const index = round * PAGES_A_ROUND + page;
              http += await timed(() => throughHttp(index));
              statement += await timed(() => asStatement(index));
            }
            ratios.push(http / statement);
            milliseconds.push(http / PAGES_A_ROUND);
          }
          return {
            value: median(milliseconds),
            unit: "ms a page",
            ratio: median(ratios),
            reference: "the same page as one SQL statement",
            n: ratios.length,
            goal: { of: "ratio", atMost: 2 },
          };
        } finally {
          await server.stop();
        }
      } finally {
        await close();
      }
    },
  },
];
