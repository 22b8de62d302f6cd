import { expect, test } from "vitest";
import { runPlanted } from "../testing/run-planted.mjs";

/** @typedef {import("./chaos-worker.mjs").Job} Job */

test.each([
  ["personal", "leaked", 2, 3],
  ["miscount", "lost", 8, 3],
  // What searches are to find must have been said before.
  ["search", "leaked", 1, 10],
])(
  "what is planted as %s is found as %s",
  async (plant, found, plantEvery, seconds) => {
    const { planted, counts, failures } = await runPlanted(/** @type {Job["plant"]} */ (plant), {
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
