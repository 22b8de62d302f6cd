import { createJob, runJob } from "../lib/chaos.mjs";

/** @typedef {import("../lib/chaos-worker.mjs").Job} Job */

/**
 * A short run without faults on one node, with a defect planted between it and its clients.
 * @param {Job["plant"]} plant
 * @param {Partial<Job>} [more]
 */
export const runPlanted = (plant, more = {}) =>
  runJob(
    createJob({
      engine: "embedded",
      seed: 7,
      seconds: 3,
      faults: false,
      plant,
      plantEvery: 60,
      pace: "messages",
      everyMs: 400,
      size: { workspaces: 2, people: 12 },
      ...more,
    }),
  );
