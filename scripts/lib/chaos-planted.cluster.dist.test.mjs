import { expect, test } from "vitest";
import { createJob, runJob } from "./chaos.mjs";

/** @typedef {import("./chaos-worker.mjs").Job} Job */

test.each(["leaked", "disordered"])(
  "what is planted as %s between the proxy of two nodes and their clients is found as such",
  async (plant) => {
    const { planted, counts, failures } = await runJob(
      createJob({
        seed: 7,
        seconds: 3,
        faults: false,
        plant: /** @type {Job["plant"]} */ (plant),
        plantEvery: 60,
        everyMs: 400,
        size: { workspaces: 2, people: 12 },
      }),
    );
    expect(planted).toBeGreaterThan(3);
    expect(new Map(Object.entries(counts)).get(plant)).toBeGreaterThanOrEqual(planted);
    expect(failures.length).toBeGreaterThan(0);
  },
  180_000,
);
