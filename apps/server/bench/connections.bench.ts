import type { Bench, BenchContext } from "../../../scripts/bench-contract.js";
import type { Generator } from "./harness/load-generator.js";
import { type ParleyServer, startServer } from "./harness/parley-server.js";
import { openPostgresStage } from "./harness/postgres-stage.js";
import { cpuShare } from "./harness/process-usage.js";
import { type Remote, startRemote } from "./harness/remote.js";
import { RpcCaller } from "./harness/rpc-caller.js";
import { cursorOf, range, type SeededWorkspace, seedWorkspace } from "./harness/seed.js";
import { sleep, until } from "./harness/sleep.js";
import { median } from "./harness/statistics.js";

const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 10_000);
/** Besides one conversation of all, everybody is in so many smaller ones. */
const SMALLER = 19;
const SMALLER_SIZE = 50;
const OPENED_AT_ONCE = 100;
const IDLE_MS = 35_000;
const STORMS = 3;
const SETTLE_MS = 4_000;
/** The spread of the first wait of the product's own client (its DEFAULT_PACE). */
const SPREAD_MS = 1_500;
const CATCH_UP_MS = 20_000;

interface Stage {
  server: ParleyServer;
  generator: Remote<Generator>;
  workspace: SeededWorkspace;
}

/** One company of ten thousand, all connected with both streams to one process. */
async function withEverybody<T>({ root, log }: BenchContext, work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await openPostgresStage();
  const generator = startRemote<Generator>("load-generator.ts");
  try {
    const smaller = (PEOPLE * SMALLER) / SMALLER_SIZE;
    const workspace = await seedWorkspace(stage.sql, {
      members: PEOPLE,
      conversations: 1 + smaller,
      membersOf: (conversation) =>
        conversation === 0
          ? range(0, PEOPLE)
          : range(0, SMALLER_SIZE).map(
              (place) => ((conversation - 1) * SMALLER_SIZE + place * (1 + (conversation % SMALLER))) % PEOPLE,
            ),
    });
    await stage.sql`vacuum analyze`;
    const cursor = await cursorOf(stage.sql, workspace.id);
    const server = await startServer(root, { DATABASE_URL: stage.url });
    try {
      const seats = workspace.members.map(({ token }) => ({ token, workspace: workspace.id, cursor, ephemeral: true }));
      const begun = performance.now();
      await generator.call("open", "all", { protocol: "parley", port: server.port, seats, atOnce: OPENED_AT_ONCE });
      log(`${PEOPLE} connected after ${Math.round(performance.now() - begun)} ms`);
      await sleep(SETTLE_MS);
      return await work({ server, generator, workspace });
    } finally {
      await server.stop();
    }
  } finally {
    await generator.stop();
    await stage.close();
  }
}

/** Sends a message to all and waits until everybody has it: nobody is connected in name only. */
async function reachAll({ server, generator, workspace }: Stage): Promise<void> {
  const [first] = workspace.members;
  const sender = await RpcCaller.open(server.port, { token: first?.token, workspace: workspace.id });
  const { message } = (await sender.send(workspace.conversations[0] ?? "", "Is everybody here?")) as {
    message: { seq: number };
  };
  await until(
    "everybody has the message",
    CATCH_UP_MS,
    async () => (await generator.call("reached", "all", message.seq)) === PEOPLE,
  );
  sender.close();
}

export const benches: Bench[] = [
  {
    name: "connections.10k",
    run: (context) =>
      withEverybody(context, async (stage) => {
        await reachAll(stage);
        await sleep(SETTLE_MS);
        const shares: number[] = [];
        for (let round = 0; round < 3; round += 1) shares.push(await cpuShare(stage.server.pid, () => sleep(IDLE_MS)));
        const lost = await stage.generator.call("lost", "all");
        if (lost > 0) throw new Error(`${lost} connections were lost while idle`);
        await reachAll(stage);
        context.log(`resident: ${Math.round(stage.server.residentBytes() / 2 ** 20)} MiB`);
        return {
          value: median(shares),
          unit: "of one processor, idle",
          n: shares.length,
          goal: { of: "value", atMost: 0.05 },
        };
      }),
  },
  {
    name: "storm.10k",
    run: (context) =>
      withEverybody(context, async (stage) => {
        const stalls: number[] = [];
        const reaching: number[] = [];
        for (let storm = 0; storm < STORMS; storm += 1) {
          await reachAll(stage);
          await stage.generator.call("drop", "all");
          await stage.server.probe.call("watchDelay");
          const { tookMs, retries } = await stage.generator.call("comeBack", "all", SPREAD_MS);
          const longest = await stage.server.probe.call("longestDelay");
          await stage.server.probe.call("watchDelay");
          await reachAll(stage);
          const toAll = await stage.server.probe.call("longestDelay");
          context.log(
            `all back after ${Math.round(tookMs)} ms, ${retries} tried again, longest stall ${Math.round(longest)} ms; ` +
              `${Math.round(toAll)} ms while one message went to all`,
          );
          stalls.push(longest / 1_000);
          reaching.push(toAll / 1_000);
          await sleep(SETTLE_MS);
        }
        return [
          { value: median(stalls), unit: "s", n: stalls.length, goal: { of: "value", atMost: 0.2 } },
          {
            name: "storm.10k.message",
            value: median(reaching),
            unit: "s while one message goes to all",
            n: reaching.length,
          },
        ];
      }),
  },
];
