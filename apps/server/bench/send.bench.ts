import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench, BenchResult } from "../../../scripts/bench-contract.js";
import { interleave, ratios } from "./harness/interleave.js";
import { openPostgresStage } from "./harness/postgres-stage.js";
import { type Remote, startRemote } from "./harness/remote.js";
import type { SendDriver } from "./harness/send-driver.js";
import { median } from "./harness/statistics.js";

const ROUNDS = 5;
const SLICE_MS = Number(process.env.BENCH_SLICE_MS ?? 2_500);
const SENDERS = 256;
/** Edits a second beside the sends of one workspace. */
const EDITS = 50;
const TIMED_SENDS = 100;

type Driver = Remote<SendDriver>;

async function withDriver<T>(
  database: { url: string } | { dataDir: string },
  work: (driver: Driver) => Promise<T>,
): Promise<T> {
  const driver = startRemote<SendDriver>("send-driver.ts");
  try {
    await driver.call("open", database);
    const result = await work(driver);
    await driver.call("close");
    return result;
  } finally {
    await driver.stop();
  }
}

async function withPostgres<T>(work: (driver: Driver) => Promise<T>): Promise<T> {
  const stage = await openPostgresStage();
  try {
    return await withDriver({ url: stage.url }, work);
  } finally {
    await stage.close();
  }
}

async function withEmbedded<T>(work: (driver: Driver) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-bench-"));
  try {
    return await withDriver({ dataDir }, work);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Fifty workspaces, in each a few groups and enough members for all senders. */
const manyWorkspaces = (driver: Driver) => driver.call("seed", "many", 50, { members: 6, conversations: 2 }, 3);
const oneWorkspace = (driver: Driver) => driver.call("seed", "one", 1, { members: 256, conversations: 16 }, 16);

function compared(
  ours: number[],
  reference: number[],
  result: Pick<BenchResult, "name" | "reference" | "goal">,
): BenchResult {
  return { value: median(ours), unit: "sends/s", ratio: median(ratios(ours, reference)), n: ours.length, ...result };
}

/** `messages.send` with everything it does, beside ways to store a message that do as much or less. */
export const benches: Bench[] = [
  {
    name: "send.group256",
    run: () =>
      withPostgres(async (driver) => {
        await manyWorkspaces(driver);
        const run = (way: "service" | "insert" | "statement" | "transaction") => () =>
          driver.call("run", "many", way, SENDERS, SLICE_MS);
        const rates = await interleave(ROUNDS, {
          service: run("service"),
          insert: run("insert"),
          statement: run("statement"),
          transaction: run("transaction"),
        });
        return [
          compared(rates.service, rates.insert, {
            reference: "single-row insert",
            goal: { of: "ratio", atLeast: 0.7 },
          }),
          compared(rates.service, rates.transaction, {
            name: "send.group256.transaction",
            reference: "Drizzle transaction",
            goal: { of: "ratio", atLeast: 8 },
          }),
          compared(rates.service, rates.statement, {
            name: "send.group256.statement",
            reference: "one statement a send",
          }),
        ];
      }),
  },
  {
    name: "send.one",
    run: () =>
      withPostgres(async (driver) => {
        await oneWorkspace(driver);
        const rates = await interleave(ROUNDS, {
          service: () => driver.call("run", "one", "service", 1, SLICE_MS),
          insert: () => driver.call("run", "one", "insert", 1, SLICE_MS),
        });
        return compared(rates.service, rates.insert, {
          reference: "single-row insert",
          goal: { of: "ratio", atLeast: 0.5 },
        });
      }),
  },
  {
    name: "send.hot",
    run: () =>
      withPostgres(async (driver) => {
        await oneWorkspace(driver);
        const rates = await interleave(ROUNDS, {
          service: () => driver.call("run", "one", "service", SENDERS, SLICE_MS),
          statement: () => driver.call("run", "one", "statement", SENDERS, SLICE_MS),
        });
        return compared(rates.service, rates.statement, {
          reference: "one statement a send",
          goal: { of: "ratio", atLeast: 8 },
        });
      }),
  },
  {
    name: "send.mixed",
    run: () =>
      withPostgres(async (driver) => {
        await oneWorkspace(driver);
        const rates = await interleave(ROUNDS, {
          hot: () => driver.call("run", "one", "service", SENDERS, SLICE_MS),
          mixed: () => driver.call("runMixed", "one", SENDERS, EDITS, SLICE_MS),
        });
        return compared(rates.mixed, rates.hot, {
          reference: `send.hot, without ${EDITS} edits a second`,
          goal: { of: "ratio", atLeast: 0.6 },
        });
      }),
  },
  {
    name: "send.embedded256",
    run: () =>
      withEmbedded(async (driver) => {
        await manyWorkspaces(driver);
        const run = (way: "service" | "statement" | "transaction") => () =>
          driver.call("run", "many", way, SENDERS, SLICE_MS);
        const rates = await interleave(ROUNDS, {
          service: run("service"),
          statement: run("statement"),
          transaction: run("transaction"),
        });
        return [
          compared(rates.service, rates.statement, {
            reference: "one statement a send",
            goal: { of: "ratio", atLeast: 1 },
          }),
          compared(rates.service, rates.transaction, {
            name: "send.embedded256.transaction",
            reference: "Drizzle transaction",
            goal: { of: "ratio", atLeast: 10 },
          }),
        ];
      }),
  },
  {
    name: "send.size10k",
    run: () =>
      withPostgres(async (driver) => {
        await driver.call("seed", "large", 1, { members: 10_000, conversations: 1 }, 10_000);
        await driver.call("seed", "small", 1, { members: 10, conversations: 1 }, 10);
        const times = await interleave(ROUNDS, {
          large: () => driver.call("time", "large", TIMED_SENDS),
          small: () => driver.call("time", "small", TIMED_SENDS),
        });
        return {
          value: median(times.large),
          unit: "ms a send",
          ratio: median(ratios(times.large, times.small)),
          reference: "into a group of 10",
          n: times.large.length,
          goal: { of: "ratio", atMost: 1.5 },
        };
      }),
  },
];
