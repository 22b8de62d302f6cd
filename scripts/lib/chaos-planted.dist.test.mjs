import { expect, test } from "vitest";
import { runPlanted } from "../testing/run-planted.mjs";

/** @typedef {import("./chaos-worker.mjs").Job} Job */

test("a run without faults and without a defect is good", async () => {
  const { failures, counts, text } = await runPlanted(null);
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
    const { planted, counts, failures } = await runPlanted(/** @type {Job["plant"]} */ (plant));
    expect(planted).toBeGreaterThan(3);
    expect(new Map(Object.entries(counts)).get(found)).toBeGreaterThanOrEqual(planted);
    expect(failures.length).toBeGreaterThan(0);
  },
  120_000,
);
