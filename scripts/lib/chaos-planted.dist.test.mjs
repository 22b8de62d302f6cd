import { expect, test } from "vitest";
import { createJob, runJob } from "./chaos.mjs";

/** @typedef {import("./chaos-worker.mjs").Job} Job */

/**
 * A short run without faults on one node, with a defect planted between it and its clients.
 * @param {Job["plant"]} plant
 * @param {Partial<Job>} [more]
 */
const run = (plant, more = {}) =>
  runJob(
    createJob({
      engine: "embedded",
      seed: 7,
      seconds: 3,
      faults: false,
      plant,
      plantEvery: 60,
      everyMs: 400,
      size: { workspaces: 2, people: 12 },
      ...more,
    }),
  );

test("a run without faults and without a defect is good", async () => {
  const { failures, counts, text } = await run(null);
  expect(failures).toEqual([]);
  expect(counts.deliveries).toBeGreaterThan(500);
  expect(text.split("\n").at(-1)).toBe("lost 0, doubled 0, leaked 0, disordered 0");
}, 120_000);

test.each([
  ["lost", "lost"],
  ["doubled", "doubled"],
  ["leaked", "leaked"],
  ["disordered", "disordered"],
  ["reset", "lost"],
])(
  "what is planted as %s between server and clients is found as %s",
  async (plant, found) => {
    const { planted, counts, failures } = await run(/** @type {Job["plant"]} */ (plant));
    expect(planted).toBeGreaterThan(3);
    expect(new Map(Object.entries(counts)).get(found)).toBeGreaterThanOrEqual(planted);
    expect(failures.length).toBeGreaterThan(0);
  },
  120_000,
);

test.each([
  ["personal", "leaked", 2, 3],
  ["miscount", "lost", 8, 3],
  // What searches are to find must have been said before.
  ["search", "leaked", 1, 10],
])(
  "what is planted as %s is found as %s",
  async (plant, found, plantEvery, seconds) => {
    const { planted, counts, failures } = await run(/** @type {Job["plant"]} */ (plant), {
      plantEvery,
      seconds,
      pace: "even",
    });
    expect(planted).toBeGreaterThan(1);
    expect(new Map(Object.entries(counts)).get(found)).toBeGreaterThanOrEqual(planted);
    expect(failures.length).toBeGreaterThan(0);
  },
  120_000,
);
