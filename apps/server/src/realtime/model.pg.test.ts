import { afterAll, beforeAll, expect, test } from "vitest";
import { ModelRun } from "../testing/model/model-run.js";
import { createWorld, type World } from "../testing/world.js";

const STEPS = Number(process.env.PARLEY_TEST_STEPS ?? 220);
const SEEDS = process.env.PARLEY_TEST_SEED === undefined ? [1, 2] : [Number(process.env.PARLEY_TEST_SEED)];
/** Steps between looks at everything that everybody knows. */
const LOOK_EVERY = 40;
/** One step in so many at least is of each kind. */
const ONE_IN = 50;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const total = new Map<string, number>();

test.each(SEEDS)(
  "seed %i: a random life of a workspace goes as the model says",
  async (seed) => {
    const run = new ModelRun(world, seed);
    try {
      await run.begin();
      for (let step = 1; step <= STEPS; step += 1) {
        await run.step();
        if (step % LOOK_EVERY === 0) await run.look();
      }
      await run.gather();
      await run.look();
    } catch (error) {
      throw new Error(`seed ${seed} fails after ${run.steps.length} steps:\n${run.steps.join("\n")}`, { cause: error });
    } finally {
      run.end();
    }
    for (const [action, count] of run.counts) total.set(action, (total.get(action) ?? 0) + count);
    expect(run.counts.size).toBeGreaterThan(10);
  },
  300_000,
);

test("everything that may happen did, often enough", () => {
  for (const action of [
    "send",
    "repeat",
    "edit",
    "delete",
    "join",
    "add",
    "leave",
    "remove",
    "drop",
    "go away",
    "truncate",
  ])
    expect(total.get(action) ?? 0, action).toBeGreaterThanOrEqual(Math.floor((SEEDS.length * STEPS) / ONE_IN));
});
