import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { Bench, BenchResult } from "../../../scripts/bench-contract.js";
import { interleave, ratios } from "./harness/interleave.js";
import { openPostgresStage } from "./harness/postgres-stage.js";
import { median } from "./harness/statistics.js";

const MESSAGES = 1_000_000;
const CONVERSATIONS = 1_000;
const ROUNDS = 25;
const PAGE = 20;

/** Words, and one message in how many holds each. */
const WORDS = { common: ["Wohnung", 10], middle: ["Kaution", 1_000], rare: ["Denkmal", 100_000] } as const;

type Sql = postgres.Sql;

interface Reader {
  workspaceId: string;
  memberId: string;
}

/** A workspace of one reader who is in two of three conversations; the rest of it is not theirs to find. */
async function addMessages(sql: Sql): Promise<Reader> {
  const [workspaceId, memberId, userId] = [randomUUID(), randomUUID(), randomUUID()];
  await sql`insert into users (id, email, name, password_hash) values (${userId}, 'reader@bench.test', 'Reader', '-')`;
  await sql`insert into workspaces (id, slug, name, rev) values (${workspaceId}, 'bench', 'Bench', 1)`;
  await sql`insert into workspace_counters (workspace_id, last_seq, last_rid) values (${workspaceId}, ${MESSAGES}, 1)`;
  await sql`
    insert into members (workspace_id, id, user_id, name, email, role, rev)
    values (${workspaceId}, ${memberId}, ${userId}, 'Reader', 'reader@bench.test', 'member', 1)`;
  await sql`
    insert into conversations (workspace_id, kind, name, visibility, last_message_seq, rev, created_by)
    select ${workspaceId}, 'group', 'Group ' || g, 'private', ${MESSAGES}, 1, ${memberId}
    from generate_series(1, ${CONVERSATIONS}) g`;
  await sql`
    insert into conversation_members (workspace_id, conversation_id, member_id, joined_seq, history_seq, read_seq)
    select workspace_id, id, ${memberId}, 0, 0, 0 from (
      select *, row_number() over (order by id) as n from conversations where workspace_id = ${workspaceId}) c
    where c.n % 3 <> 0`;
  await sql`
    insert into messages (workspace_id, conversation_id, seq, rev, kind, author_id, nonce, text)
    select ${workspaceId}, c.id, s, s, 'text', ${memberId}, gen_random_uuid(),
      'Besichtigung ' || s % 5000 || ', the key of house ' || (s * 7919::bigint) % 20011
        || case when s % ${WORDS.common[1]} = 0 then ' Wohnungen' else ' Termin' end
        || case when s % ${WORDS.middle[1]} = 1 then ' Kaution' else ' Vertrag' end
        || case when s % ${WORDS.rare[1]} = 3 then ' Denkmal' else ' today' end
    from generate_series(1, ${MESSAGES}) s
    join (select id, row_number() over (order by id) - 1 as n from conversations where workspace_id = ${workspaceId}) c
      on c.n = s % ${CONVERSATIONS}`;
  await sql`vacuum analyze`;
  return { workspaceId, memberId };
}

/** The same function for a superuser, whom no policy holds: what remains is the query itself. */
async function addUnfenced(sql: Sql): Promise<void> {
  const [found] = await sql<{ definition: string }[]>`
    select pg_get_functiondef('search_messages'::regproc) as definition`;
  const definition = found?.definition ?? "";
  const unfenced = definition.replace("public.search_messages", "search_unfenced").replace(" SECURITY DEFINER", "");
  if (unfenced.includes("SECURITY DEFINER") || !unfenced.includes("search_unfenced"))
    throw new Error("the function is not as expected");
  await sql.unsafe(unfenced);
}

function searchAs(sql: Sql, role: "parley_app" | "none", { workspaceId, memberId }: Reader) {
  const search = role === "none" ? sql`search_unfenced` : sql`search_messages`;
  return (word: string) =>
    sql.begin(async (tx) => {
      await tx`select set_config('role', ${role}, true), set_config('app.workspace', ${workspaceId}, true)`;
      const begun = performance.now();
      const rows = await tx`
        select * from ${search}(${memberId}, search_query(array[${word}], '{}', false, false), null, null, null, null, false,
          ${Number.MAX_SAFE_INTEGER}, ${PAGE + 1})`;
      return { rows: rows.length, ms: performance.now() - begun };
    });
}

/** A page of what is found for a common, a middle and a rare word among a million messages, fenced and not. */
export const benches: Bench[] = [
  {
    name: "search.rls",
    run: async ({ log }) => {
      const { sql, close } = await openPostgresStage();
      try {
        log(`writing ${MESSAGES.toLocaleString("en")} messages`);
        const reader = await addMessages(sql);
        await addUnfenced(sql);
        const searchFenced = searchAs(sql, "parley_app", reader);
        const searchUnfenced = searchAs(sql, "none", reader);
        const results: BenchResult[] = [];
        for (const [name, [word]] of Object.entries(WORDS)) {
          const { fenced, unfenced } = await interleave(ROUNDS, {
            fenced: () => searchFenced(word),
            unfenced: () => searchUnfenced(word),
          });
          if (fenced.some(({ rows }, round) => rows === 0 || rows !== unfenced[round]?.rows))
            throw new Error(`${word} is not found alike`);
          const times = fenced.map(({ ms }) => ms);
          results.push({
            name: `search.rls.${name}`,
            value: median(times),
            unit: "ms a page",
            ratio: median(
              ratios(
                times,
                unfenced.map(({ ms }) => ms),
              ),
            ),
            reference: "the same query without row security",
            n: ROUNDS,
            goal: { of: "ratio", atMost: 1.2 },
          });
        }
        return results;
      } finally {
        await close();
      }
    },
  },
];
