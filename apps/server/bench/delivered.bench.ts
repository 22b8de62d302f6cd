import type { Bench } from "../../../scripts/bench-contract.js";
import type { CommitServer } from "./harness/commit-server.js";
import type { DeliveryClock } from "./harness/delivery-clock.js";
import { interleave, ratios } from "./harness/interleave.js";
import { startServer } from "./harness/parley-server.js";
import { openPostgresStage } from "./harness/postgres-stage.js";
import { startRemote } from "./harness/remote.js";
import { cursorOf, range, seedWorkspace } from "./harness/seed.js";
import { median } from "./harness/statistics.js";

const ROOMS = 10;
const MEMBERS = 50;
const PER_SECOND = 500;
const SLICE_MS = 3_000;
const ROUNDS = 5;

/** From the call of `messages.send` to the arrival at a member, under a steady load, both through sockets and on one Postgres. */
export const benches: Bench[] = [
  {
    name: "delivered.p50",
    run: async ({ root, log }) => {
      const stage = await openPostgresStage();
      const clock = startRemote<DeliveryClock>("delivery-clock.ts");
      const reference = startRemote<CommitServer>("commit-server.ts");
      try {
        const workspace = await seedWorkspace(stage.sql, {
          members: ROOMS * MEMBERS,
          conversations: ROOMS,
          membersOf: (room) => range(room * MEMBERS, (room + 1) * MEMBERS),
        });
        const cursor = await cursorOf(stage.sql, workspace.id);
        const rooms = workspace.conversations.map((id, room) => ({
          id,
          seats: workspace.members
            .slice(room * MEMBERS, (room + 1) * MEMBERS)
            .map(({ token }) => ({ token, workspace: workspace.id, cursor })),
        }));
        const server = await startServer(root, { DATABASE_URL: stage.url });
        try {
          await clock.call("open", "parley", server.port, rooms, true);
          await clock.call("open", "reference", await reference.call("start", stage.url), rooms, false);
          // Plans made on empty tables choose the wrong index; autovacuum would take statistics within the first minute.
          await clock.call("measure", "parley", PER_SECOND / 5, SLICE_MS);
          await stage.sql`vacuum analyze`;
          const times = await interleave(ROUNDS, {
            parley: () => clock.call("measure", "parley", PER_SECOND, SLICE_MS),
            reference: () => clock.call("measure", "reference", PER_SECOND, SLICE_MS),
          });
          log(`reference: ${median(times.reference).toFixed(2)} ms`);
          return {
            value: median(times.parley),
            unit: `ms at ${PER_SECOND} sends/s, ${MEMBERS} members each`,
            ratio: median(ratios(times.parley, times.reference)),
            reference: "insert, commit, write",
            n: times.parley.length,
            goal: { of: "ratio", atMost: 1.4 },
          };
        } finally {
          await server.stop();
        }
      } finally {
        await Promise.all([clock.stop(), reference.stop()]);
        await stage.close();
      }
    },
  },
];
