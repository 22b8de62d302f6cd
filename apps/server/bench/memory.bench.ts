import type { Bench, BenchContext } from "../../../scripts/bench-contract.js";
import { interleave, ratios } from "./harness/interleave.js";
import type { Generator } from "./harness/load-generator.js";
import { startServer } from "./harness/parley-server.js";
import { openPostgresStage } from "./harness/postgres-stage.js";
import type { ProtocolName, Seat } from "./harness/protocols.js";
import type { ReferenceServer } from "./harness/reference-server.js";
import { startRemote } from "./harness/remote.js";
import { cursorOf, range, seedWorkspace } from "./harness/seed.js";
import { sleep } from "./harness/sleep.js";
import { median } from "./harness/statistics.js";

const CONNECTIONS = 1_000;
const CONVERSATIONS = 400;
/** Members of each conversation, so that everybody is in `ROOMS` of them. */
const PEOPLE = 50;
const ROOMS = (CONVERSATIONS * PEOPLE) / CONNECTIONS;
const ROUNDS = 3;
const OPENED_AT_ONCE = 50;
/** For what a connection leaves behind in flight: answers, look-ups, closing sockets. */
const SETTLE_MS = 2_000;

interface Place {
  protocol: ProtocolName;
  port: number;
  seats: Seat[];
  heap: () => Promise<number>;
}

/** Bytes of heap a connection costs: those of a thousand more than one. */
async function perConnection(generator: ReturnType<typeof startRemote<Generator>>, place: Place): Promise<number> {
  const { protocol, port, seats } = place;
  const open = (crowd: string, taken: Seat[]) =>
    generator.call("open", crowd, { protocol, port, seats: taken, atOnce: OPENED_AT_ONCE });
  await open("first", seats.slice(0, 1));
  await sleep(SETTLE_MS);
  const before = await place.heap();
  await open("others", seats);
  await sleep(SETTLE_MS);
  const after = await place.heap();
  for (const crowd of ["first", "others"]) await generator.call("drop", crowd);
  await sleep(SETTLE_MS);
  return (after - before) / seats.length;
}

async function measure({ root, log }: BenchContext, ephemeral: boolean) {
  const stage = await openPostgresStage();
  const generator = startRemote<Generator>("load-generator.ts");
  const kinds = ["ws", "socket.io"] as const;
  const references = kinds.map((kind) => ({
    kind,
    server: startRemote<ReferenceServer>("reference-server.ts", ["--expose-gc"]),
  }));
  try {
    const workspace = await seedWorkspace(stage.sql, {
      members: CONNECTIONS,
      conversations: CONVERSATIONS,
      membersOf: (conversation) => range(0, PEOPLE).map((place) => (conversation * PEOPLE + place) % CONNECTIONS),
    });
    const cursor = await cursorOf(stage.sql, workspace.id);
    const server = await startServer(root, { DATABASE_URL: stage.url });
    try {
      const seats = workspace.members.map(({ token }) => ({ token, workspace: workspace.id, cursor, ephemeral }));
      const measures: Record<string, () => Promise<number>> = {
        parley: () =>
          perConnection(generator, {
            protocol: "parley",
            port: server.port,
            seats,
            heap: () => server.probe.call("heap"),
          }),
      };
      for (const { kind, server: reference } of references) {
        const port = await reference.call("start", kind, ROOMS);
        const place: Place = { protocol: kind, port, seats: seats.map(() => ({})), heap: () => reference.call("heap") };
        measures[kind] = () => perConnection(generator, place);
      }
      const bytes = await interleave(ROUNDS, measures);
      for (const [name, values] of Object.entries(bytes))
        log(`${name}: ${Math.round(median(values))} bytes a connection`);
      return bytes;
    } finally {
      await server.stop();
    }
  } finally {
    await Promise.all([generator, ...references.map(({ server }) => server)].map((remote) => remote.stop()));
    await stage.close();
  }
}

/** Heap of a signed-in connection with its event stream, whose member is in 20 conversations. */
export const benches: Bench[] = [
  {
    name: "memory.connection",
    run: async (context) => {
      const { parley = [], ws = [], "socket.io": socketIo = [] } = await measure(context, false);
      const common = { value: median(parley), unit: "bytes of heap", n: parley.length };
      return [
        { ...common, ratio: median(ratios(parley, ws)), reference: "raw ws", goal: { of: "ratio", atMost: 2.2 } },
        {
          ...common,
          name: "memory.connection.socketio",
          ratio: median(ratios(parley, socketIo)),
          reference: `socket.io in ${ROOMS} rooms`,
          goal: { of: "ratio", atMost: 0.5 },
        },
      ];
    },
  },
  {
    name: "memory.connection.both",
    run: async (context) => {
      const { parley = [], ws = [] } = await measure(context, true);
      const ratio = median(ratios(parley, ws));
      return {
        value: median(parley),
        unit: "bytes of heap, both streams",
        ratio,
        reference: "raw ws",
        n: parley.length,
      };
    },
  },
];
