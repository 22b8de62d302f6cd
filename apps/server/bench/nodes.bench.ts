import type { Bench, BenchContext, BenchResult } from "../../../scripts/bench-contract.js";
import { startRedis } from "../src/testing/servers/start-redis.js";
import { BareSocket } from "./harness/bare-socket.js";
import { type ParleyServer, startServer } from "./harness/parley-server.js";
import { openPostgresStage } from "./harness/postgres-stage.js";
import { PROTOCOLS, type Seat } from "./harness/protocols.js";
import { RpcCaller } from "./harness/rpc-caller.js";
import { cursorOf, range, seedWorkspace } from "./harness/seed.js";
import { sleep } from "./harness/sleep.js";
import { median } from "./harness/statistics.js";

const WARM_UP = 20;
/** Longest pause between two sends, in milliseconds: head checks come once a second, and sends shall fall anywhere between. */
const PAUSE_MS = 100;

/** Subscribes; calls `onEvent` with each event's text, and is done once the subscription stands. */
function listen(port: number, seat: Seat, onEvent: (text: string) => void): Promise<BareSocket> {
  const { path, greeting, isReady } = PROTOCOLS.parley;
  return new Promise((resolve, reject) => {
    const socket = new BareSocket({
      port,
      path,
      onOpen: () => {
        for (const text of greeting(seat)) socket.send(text);
      },
      onText: (text) => (isReady(text) ? resolve(socket) : onEvent(text)),
      onClose: () => reject(new Error("the listener's connection was closed")),
    });
  });
}

/** From the call of `messages.send` on one node to the arrival at a subscriber of the other, in milliseconds. */
async function measure({ root }: BenchContext, redisUrl: string | undefined, count: number): Promise<number[]> {
  const stage = await openPostgresStage();
  const nodes: ParleyServer[] = [];
  try {
    const environment = { DATABASE_URL: stage.url, ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }) };
    for (let node = 0; node < 2; node += 1) nodes.push(await startServer(root, environment));
    const [sending, receiving] = nodes;
    const workspace = await seedWorkspace(stage.sql, { members: 2, conversations: 1, membersOf: () => range(0, 2) });
    const cursor = await cursorOf(stage.sql, workspace.id);
    const [sender, reader] = workspace.members.map(({ token }) => ({ token, workspace: workspace.id, cursor }));
    let arrived: (text: string) => void = () => undefined;
    const listener = await listen(receiving?.port ?? 0, reader ?? {}, (text) => arrived(text));
    const caller = await RpcCaller.open(sending?.port ?? 0, sender ?? {});
    const took: number[] = [];
    for (let index = 0; index < WARM_UP + count; index += 1) {
      await sleep(Math.random() * PAUSE_MS);
      const mark = `#${index}#`;
      const arrival = new Promise<void>((resolve) => {
        arrived = (text) => {
          if (text.includes(mark)) resolve();
        };
      });
      const begun = performance.now();
      await Promise.all([caller.send(workspace.conversations[0] ?? "", mark), arrival]);
      if (index >= WARM_UP) took.push(performance.now() - begun);
    }
    caller.close();
    listener.destroy();
    return took;
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
    await stage.close();
  }
}

const result = (took: readonly number[], atMost: number): BenchResult => ({
  value: median(took),
  unit: "ms from send to the other node's subscriber",
  n: took.length,
  goal: { of: "value", atMost },
});

/** Two nodes on one Postgres: with Redis a hint tells of the new event, without one the head check finds it. */
export const benches: Bench[] = [
  {
    name: "nodes.redis",
    run: async (context) => {
      const redis = await startRedis();
      try {
        return result(await measure(context, redis.url, 200), 50);
      } finally {
        await redis.stop();
      }
    },
  },
  { name: "nodes.alone", run: async (context) => result(await measure(context, undefined, 40), 1_500) },
];
