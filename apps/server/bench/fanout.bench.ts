import type { Bench, BenchContext, BenchResult } from "../../../scripts/bench-contract.js";
import { type DeliveryRate, measureDeliveries } from "./harness/delivery-rate.js";
import { interleave, ratios } from "./harness/interleave.js";
import type { Generator } from "./harness/load-generator.js";
import { startServer } from "./harness/parley-server.js";
import { openPostgresStage } from "./harness/postgres-stage.js";
import type { ReferenceServer } from "./harness/reference-server.js";
import { startRemote } from "./harness/remote.js";
import { RpcCaller } from "./harness/rpc-caller.js";
import { cursorOf, range, seedWorkspace } from "./harness/seed.js";
import { median } from "./harness/statistics.js";

const SUBSCRIBERS = Number(process.env.BENCH_SUBSCRIBERS ?? 1_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SLICE_MS = 3_000;
const OPENED_AT_ONCE = 50;
/** Together with its envelope this makes the event of 579 bytes that the reference design was measured with. */
const TEXT = "Viewing on Friday at ten, notary at noon. ".repeat(1);
/**
 * People who write at the same time, each one message after the other (with bursts: each a burst after the other), so that
 * the server need not wait for the disk. What is committed together is delivered together.
 */
const SENDERS = 4;

type Figures = Record<"parley" | "ws" | "socket.io" | "trpc", DeliveryRate[]>;

/** All four servers side by side, each with its crowd of subscribers, in turns; `burst` messages in one tick each time. */
async function measure({ root, log }: BenchContext, burst: number, senders: number): Promise<Figures> {
  const stage = await openPostgresStage();
  const generator = startRemote<Generator>("load-generator.ts");
  const kinds = ["ws", "socket.io", "trpc"] as const;
  const references = kinds.map((kind) => ({ kind, server: startRemote<ReferenceServer>("reference-server.ts") }));
  try {
    const workspace = await seedWorkspace(stage.sql, {
      members: SUBSCRIBERS,
      conversations: 1,
      membersOf: () => range(0, SUBSCRIBERS),
    });
    const [group] = workspace.conversations;
    const server = await startServer(root, { DATABASE_URL: stage.url });
    try {
      const cursor = await cursorOf(stage.sql, workspace.id);
      const seats = workspace.members.map(({ token }) => ({ token, workspace: workspace.id, cursor }));
      await generator.call("open", "parley", { protocol: "parley", port: server.port, seats, atOnce: OPENED_AT_ONCE });
      const callers = await Promise.all(seats.slice(0, senders).map((seat) => RpcCaller.open(server.port, seat)));
      const slice = { generator, milliseconds: SLICE_MS, log };
      const sendFor = async (forMs: number) => {
        const end = performance.now() + forMs;
        const write = async (caller: RpcCaller) => {
          while (performance.now() < end) await Promise.all(range(0, burst).map(() => caller.send(group ?? "", TEXT)));
        };
        await Promise.all(callers.map(write));
      };
      let size = 0;
      const ours = async () => {
        const rate = await measureDeliveries({ ...slice, crowd: "parley", serverPid: server.pid, publish: sendFor });
        size = rate.frameBytes;
        return rate;
      };
      // Plans made on empty tables choose the wrong index; autovacuum would take statistics within the first minute.
      await ours();
      await stage.sql`vacuum analyze`;
      const measures: Record<string, () => Promise<DeliveryRate>> = { parley: ours };
      for (const { kind, server: reference } of references) {
        const port = await reference.call("start", kind);
        await generator.call("open", kind, {
          protocol: kind,
          port,
          seats: seats.map(() => ({})),
          atOnce: OPENED_AT_ONCE,
        });
        measures[kind] = () => {
          const publish = (forMs: number) => reference.call("publish", payloadFor(kind, size), burst, forMs);
          return measureDeliveries({ ...slice, crowd: kind, serverPid: reference.pid, publish });
        };
      }
      const figures = (await interleave(ROUNDS, measures)) as Figures;
      for (const caller of callers) caller.close();
      for (const [name, rates] of Object.entries(figures)) log(`${name}: ${describe(rates)}`);
      return figures;
    } finally {
      await server.stop();
    }
  } finally {
    await Promise.all([generator, ...references.map(({ server }) => server)].map((remote) => remote.stop()));
    await stage.close();
  }
}

/** The length of a message whose frame on the wire is as long as ours. */
function payloadFor(kind: "ws" | "socket.io" | "trpc", frameBytes: number): number {
  const head = { ws: 0, "socket.io": '42["message",""]'.length, trpc: TRPC_ENVELOPE }[kind];
  return Math.round(frameBytes) - 4 - head;
}
const TRPC_ENVELOPE = '{"id":1,"result":{"type":"data","id":"1000","data":{"json":{"id":"1000","data":{"text":""}}}}}'
  .length;

function describe(rates: readonly DeliveryRate[]): string {
  const of = (figure: keyof DeliveryRate) => median(rates.map((rate) => rate[figure]));
  return `${Math.round(of("deliveriesPerSecond"))} deliveries/s, ${of("cpuMicroseconds").toFixed(2)} µs each, ${Math.round(of("frameBytes"))} bytes`;
}

const rate = (rates: readonly DeliveryRate[]) => rates.map(({ deliveriesPerSecond }) => deliveriesPerSecond);
const cpu = (rates: readonly DeliveryRate[]) => rates.map(({ cpuMicroseconds }) => cpuMicroseconds);

function deliveries(
  figures: Figures,
  reference: "ws" | "socket.io" | "trpc",
  result: Partial<BenchResult>,
): BenchResult {
  return {
    value: median(rate(figures.parley)),
    unit: "deliveries/s",
    ratio: median(ratios(rate(figures.parley), rate(figures[reference]))),
    reference: { ws: "raw ws", "socket.io": "socket.io room", trpc: "stock tRPC adapter" }[reference],
    n: figures.parley.length,
    ...result,
  };
}

/** A message to a thousand signed-in subscribers over the whole stack, from the send to the wire, beside the same bytes sent bare. */
export const benches: Bench[] = [
  {
    name: "fanout.single",
    run: async (context) => {
      const figures = await measure(context, 1, SENDERS);
      return [
        deliveries(figures, "ws", { goal: { of: "ratio", atLeast: 1.15 } }),
        {
          name: "fanout.single.cpu",
          value: median(cpu(figures.parley)),
          unit: "µs CPU a delivery",
          ratio: median(ratios(cpu(figures.parley), cpu(figures.ws))),
          reference: "raw ws",
          n: figures.parley.length,
          goal: { of: "ratio", atMost: 0.85 },
        },
        deliveries(figures, "socket.io", { name: "fanout.single.socketio" }),
        deliveries(figures, "trpc", { name: "fanout.single.trpc" }),
      ];
    },
  },
  {
    name: "fanout.alone",
    run: async (context) => {
      const figures = await measure(context, 1, 1);
      return [
        deliveries(figures, "ws", {}),
        {
          name: "fanout.alone.cpu",
          value: median(cpu(figures.parley)),
          unit: "µs CPU a delivery",
          ratio: median(ratios(cpu(figures.parley), cpu(figures.ws))),
          reference: "raw ws",
          n: figures.parley.length,
        },
      ];
    },
  },
  {
    name: "fanout.burst8",
    run: async (context) => {
      const figures = await measure(context, 8, SENDERS);
      return [
        deliveries(figures, "ws", { goal: { of: "ratio", atLeast: 6 } }),
        deliveries(figures, "socket.io", { name: "fanout.burst8.socketio", goal: { of: "ratio", atLeast: 6 } }),
      ];
    },
  },
];
