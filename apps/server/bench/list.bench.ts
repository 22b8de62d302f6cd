import { createParleyClient } from "@parley/api";
import type { Bench } from "../../../scripts/bench-contract.js";
import { interleave, ratios } from "./harness/interleave.js";
import { startServer } from "./harness/parley-server.js";
import { openPostgresStage } from "./harness/postgres-stage.js";
import { seedWorkspace } from "./harness/seed.js";
import { median } from "./harness/statistics.js";

const ROUNDS = 7;
const CALLS = 40;

/** The first page of conversations through HTTP: of a member who is in a thousand, and of one who is in twenty. */
export const benches: Bench[] = [
  {
    name: "list.1000",
    run: async ({ root }) => {
      const stage = await openPostgresStage();
      try {
        const seeded = (conversations: number) =>
          seedWorkspace(stage.sql, {
            members: 50,
            conversations,
            membersOf: (conversation) => [0, 1 + (conversation % 49)],
          });
        const [many, few] = [await seeded(1_000), await seeded(20)];
        await stage.sql`
          insert into messages (workspace_id, conversation_id, seq, rev, author_id, nonce, text)
          select c.workspace_id, c.id, n, n, c.created_by, gen_random_uuid(), repeat('Viewing at noon ', 6)
          from (select *, row_number() over (partition by workspace_id) as n from conversations) c`;
        await stage.sql`
          update conversations c set last_message_seq = m.seq from messages m
          where m.workspace_id = c.workspace_id and m.conversation_id = c.id`;
        await stage.sql`
          update workspace_counters w set last_seq = 1000, last_rid = 1`;
        await stage.sql`vacuum analyze`;
        const server = await startServer(root, { DATABASE_URL: stage.url });
        try {
          const timeFor = ({ id, members: [first] }: typeof many) => {
            const client = createParleyClient({ url: server.url, token: first?.token ?? "", workspace: id });
            return async () => {
              const begun = performance.now();
              for (let call = 0; call < CALLS; call += 1) {
                const { items } = await client.conversations.list.query({});
                if (items.length !== 20) throw new Error(`a page of ${items.length}`);
              }
              return (performance.now() - begun) / CALLS;
            };
          };
          const times = await interleave(ROUNDS, { many: timeFor(many), few: timeFor(few) });
          return {
            value: median(times.many),
            unit: "ms a page",
            ratio: median(ratios(times.many, times.few)),
            reference: "a member of 20 conversations",
            n: times.many.length,
            goal: { of: "ratio", atMost: 1.3 },
          };
        } finally {
          await server.stop();
        }
      } finally {
        await stage.close();
      }
    },
  },
];
