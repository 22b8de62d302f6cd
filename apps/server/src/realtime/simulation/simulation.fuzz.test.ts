import { expect, test } from "vitest";
import { Simulation } from "./testing/simulation.js";

const SCHEDULES = Number(process.env.PARLEY_TEST_SCHEDULES ?? 10_000);
const FIRST_SEED = Number(process.env.PARLEY_TEST_SEED ?? 1);
/** What is printed of a schedule that failed. */
const LAST_STEPS = 200;
/** For ten thousand it is far too much; a longer search is longer. */
const WITHIN_MS = 120_000 + SCHEDULES * 20;

test(
  `${SCHEDULES} schedules from seed ${FIRST_SEED} on: everybody sees what is theirs once and in order, and hears on`,
  async () => {
    const totals = new Map<string, number>();
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed += 1) {
      const { faults, counts } = await new Simulation(seed).run();
      if (faults.length > 0) {
        const { trace } = await new Simulation(seed, { traced: true }).run();
        const end = trace.findIndex((step) => step.includes("FAULT")) + 1;
        throw new Error(`seed ${seed}: ${faults[0]}\n${trace.slice(Math.max(0, end - LAST_STEPS), end).join("\n")}`);
      }
      for (const [what, count] of Object.entries(counts)) totals.set(what, (totals.get(what) ?? 0) + count);
    }
    // Each thing that may happen did: a schedule in which nothing goes wrong proves little.
    for (const [what, count] of totals) expect(count, what).toBeGreaterThanOrEqual(SCHEDULES / 5);
  },
  WITHIN_MS,
);
