import type { Bench } from "../../../scripts/bench-contract.js";
import type { CommitServer } from "./harness/commit-server.js";
import type { DeliveryClock, Room } from "./harness/delivery-clock.js";
import { interleave, ratios } from "./harness/interleave.js";
import { startServer } from "./harness/parley-server.js";
import { openPostgresStage } from "./harness/postgres-stage.js";
import { startRemote } from "./harness/remote.js";
import { cursorOf, range, type SeededWorkspace, seedWorkspace } from "./harness/seed.js";
import { median } from "./harness/statistics.js";

const ROOMS = 10;
const MEMBERS = 50;
const PER_SECOND = 500;
const SLICE_MS = 3_000;
const ROUNDS = 5;

const startCommitServer = () => startRemote<CommitServer>("commit-server.ts");

type Sql = Parameters<typeof seedWorkspace>[0];

const seedRooms = (sql: Sql) =>
  seedWorkspace(sql, {
    members: ROOMS * MEMBERS,
    conversations: ROOMS,
    membersOf: (room) => range(room * MEMBERS, (room + 1) * MEMBERS),
  });

async function roomsOf(sql: Sql, workspace: SeededWorkspace): Promise<Room[]> {
  const cursor = await cursorOf(sql, workspace.id);
  return workspace.conversations.map((id, room) => ({
    id,
    seats: workspace.members
      .slice(room * MEMBERS, (room + 1) * MEMBERS)
      .map(({ token }) => ({ token, workspace: workspace.id, cursor })),
  }));
}

/** Who writes in each room: the first member there. */
function sendersOf({ conversations, members }: SeededWorkspace): Record<string, string> {
  return Object.fromEntries(conversations.map((id, room) => [id, members[room * MEMBERS]?.id ?? ""]));
}

/** From the call of `messages.send` to the arrival at a member, under a steady load, both through sockets and on one Postgres. */
export const benches: Bench[] = [
  {
    name: "delivered.p50",
    run: async ({ root, log }) => {
      const stage = await openPostgresStage();
      const clock = startRemote<DeliveryClock>("delivery-clock.ts");
      const references = { row: startCommitServer(), message: startCommitServer() };
      try {
        const [workspace, twin] = [await seedRooms(stage.sql), await seedRooms(stage.sql)];
        const server = await startServer(root, { DATABASE_URL: stage.url });
        try {
          await clock.call("open", "parley", server.port, await roomsOf(stage.sql, workspace), true);
          const others = await roomsOf(stage.sql, twin);
          for (const storing of ["row", "message"] as const) {
            const port = await references[storing].call("start", stage.url, storing, twin.id, sendersOf(twin));
            await clock.call("open", storing, port, others, false);
          }
          // Plans made on empty tables choose the wrong index; autovacuum would take statistics within the first minute.
          await clock.call("measure", "parley", PER_SECOND / 5, SLICE_MS);
          await stage.sql`vacuum analyze`;
          const times = await interleave(ROUNDS, {
            parley: () => clock.call("measure", "parley", PER_SECOND, SLICE_MS),
            message: () => clock.call("measure", "message", PER_SECOND, SLICE_MS),
            row: () => clock.call("measure", "row", PER_SECOND, SLICE_MS),
          });
          log(`references: ${median(times.message).toFixed(2)} ms, ${median(times.row).toFixed(2)} ms`);
          const result = {
            value: median(times.parley),
            unit: `ms at ${PER_SECOND} sends/s, ${MEMBERS} members each`,
            n: times.parley.length,
          };
          return [
            {
              ...result,
              ratio: median(ratios(times.parley, times.message)),
              reference: "the same message stored in one statement, commit, write",
              goal: { of: "ratio", atMost: 1.4 },
            },
            {
              ...result,
              name: "delivered.p50.row",
              ratio: median(ratios(times.parley, times.row)),
              reference: "a bare row, commit, write",
            },
          ];
        } finally {
          await server.stop();
        }
      } finally {
        await Promise.all([clock.stop(), references.row.stop(), references.message.stop()]);
        await stage.close();
      }
    },
  },
];
