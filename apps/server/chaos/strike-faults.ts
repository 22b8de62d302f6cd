import { sleep } from "../bench/harness/sleep.js";
import { type Fault, Unproven } from "./faults/fault.js";
import { Random } from "./random.js";
import type { Struck } from "./report.js";
import type { Planned } from "./schedule.js";
import type { Stage } from "./stage/stage.js";

/** Lets the faults strike when they are planned; resolves when all are lifted. What strikes servers never overlaps. */
export async function strikeFaults(
  stage: Stage,
  planned: readonly Planned[],
  faults: readonly Fault[],
  log: (message: string) => void,
): Promise<Struck[]> {
  const startedAt = performance.now();
  const byKind = new Map(faults.map((fault) => [fault.kind, fault]));
  const struck: Struck[] = [];
  let servers: Promise<void> = Promise.resolve();
  const all: Promise<void>[] = [];
  for (const plan of planned) {
    const fault = byKind.get(plan.kind);
    if (fault === undefined) throw new Error(`there is no fault ${plan.kind}`);
    const strike = async () => {
      await sleep(Math.max(0, plan.atMs - (performance.now() - startedAt)));
      struck.push(await strikeOne(stage, plan, fault, startedAt, log));
    };
    if (plan.track === "servers") servers = servers.then(strike);
    else all.push(strike());
  }
  await Promise.all([...all, servers]);
  return struck.sort((one, other) => one.atMs - other.atMs);
}

async function strikeOne(
  stage: Stage,
  plan: Planned,
  fault: Fault,
  startedAt: number,
  log: (message: string) => void,
): Promise<Struck> {
  const atMs = performance.now() - startedAt;
  const { kind } = plan;
  log(`${(atMs / 1_000).toFixed(1)} s: ${kind}`);
  try {
    const detail = await fault.strike(stage, plan.holdMs, new Random(plan.seed));
    const heldMs = performance.now() - startedAt - atMs;
    if (fault.track === "clients") return { kind, atMs, heldMs, detail };
    return { kind, atMs, heldMs, detail, recoveredMs: await recover(stage) };
  } catch (error) {
    const heldMs = performance.now() - startedAt - atMs;
    if (error instanceof Unproven) return { kind, atMs, heldMs, detail: error.message, unproven: true };
    return { kind, atMs, heldMs, detail: "", failed: error instanceof Error ? error.message : String(error) };
  }
}

/** Milliseconds until somebody in each workspace could be heard again. */
async function recover({ admins }: Stage): Promise<number> {
  const begun = performance.now();
  await Promise.all(admins.map((admin) => admin.announce("All is well.")));
  return performance.now() - begun;
}
