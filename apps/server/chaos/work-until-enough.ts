import { until } from "../bench/harness/sleep.js";
import type { Stage } from "./stage/stage.js";

/** What a run under faults delivers at least: fewer would show little of what a server does to a delivery. */
const DELIVERIES = 100_000;
/** How much longer people stay at work for it on a slow machine, in milliseconds. */
const LONGER_MS = 240_000;

/** Resolves once enough was delivered while people were at work, or says how little it was. */
export async function workUntilEnough({ loads }: Pick<Stage, "loads">, log: (message: string) => void): Promise<void> {
  let deliveries = 0;
  const isEnough = async () => {
    const counts = await Promise.all(loads.map((load) => load.call("deliveries")));
    deliveries = counts.reduce((sum, count) => sum + count, 0);
    return deliveries >= DELIVERIES;
  };
  await until("enough is delivered", LONGER_MS, isEnough).catch(() => log(`Only ${deliveries} deliveries came`));
}
