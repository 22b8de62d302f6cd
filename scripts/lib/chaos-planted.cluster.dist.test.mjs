import { expect, test } from "vitest";
import { runPlanted } from "../testing/run-planted.mjs";

/** @typedef {import("./chaos-worker.mjs").Job} Job */

test.each(["leaked", "disordered"])(
  "what is planted as %s between the proxy of two nodes and their clients is found as such",
  async (plant) => {
    const { planted, counts, failures } = await runPlanted(/** @type {Job["plant"]} */ (plant), { engine: "cluster" });
    expect(planted).toBeGreaterThan(3);
    expect(new Map(Object.entries(counts)).get(plant)).toBeGreaterThanOrEqual(planted);
    expect(failures.length).toBeGreaterThan(0);
  },
  180_000,
);
