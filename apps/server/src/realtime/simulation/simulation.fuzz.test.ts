import { expect, test } from "vitest";
import { readSeed } from "../../testing/random.js";
import { Simulation } from "./testing/simulation.js";

const SCHEDULES = Number(process.env.PARLEY_TEST_SCHEDULES ?? 10_000);
const first = readSeed();

test(`${SCHEDULES} schedules from seed ${first} on: everybody sees what is theirs once and in order, and nobody falls silent`, async () => {
  const totals: Record<string, number> = {};
  for (let seed = first; seed < first + SCHEDULES; seed += 1) {
    const { faults, counts } = await new Simulation(seed).run();
    if (faults.length > 0) {
      const again = await new Simulation(seed, { traced: true }).run();
      expect.fail(`seed ${seed}: ${faults[0]}\n${again.trace.slice(-150).join("\n")}`);
    }
    for (const [what, count] of Object.entries(counts)) totals[what] = (totals[what] ?? 0) + count;
  }
  console.log(totals);
  expect(Object.values(totals).every((count) => count > 0)).toBe(true);
}, 600_000);
