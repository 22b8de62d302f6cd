import { relative } from "node:path";
import { createJob, PLANTS, runJob } from "../lib/chaos.mjs";
import { findMissingPrograms } from "../lib/cluster/missing-programs.mjs";
import { Failure } from "../lib/messages.mjs";
import { readOptions } from "../lib/options.mjs";
import { root } from "../lib/paths.mjs";
import { build, install } from "../lib/prepare.mjs";

/** @typedef {import("../lib/chaos-worker.mjs").Job} Job */

/**
 * @param {string} name
 * @param {string} text
 */
function wholeNumber(name, text) {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Failure(`--${name} is a whole number from 1 on, not ${text}.`);
  return number;
}

/**
 * What the arguments ask for.
 * @param {string[]} args
 * @returns {Job}
 */
export function jobOf(args) {
  const values = readOptions(args, {
    seed: { type: "string" },
    seconds: { type: "string", default: "60" },
    embedded: { type: "boolean", default: false },
    calm: { type: "boolean", default: false },
    messages: { type: "boolean", default: false },
    plant: { type: "string" },
  });
  const plant = PLANTS.find((one) => one === values.plant) ?? null;
  if (values.plant !== undefined && plant === null)
    throw new Failure(`--plant is one of ${PLANTS.join(", ")}, not ${values.plant}.`);
  return createJob({
    engine: values.embedded ? "embedded" : "cluster",
    seconds: wholeNumber("seconds", values.seconds),
    faults: !values.calm,
    plant,
    ...(values.messages && { pace: /** @type {const} */ ("messages") }),
    ...(values.seed === undefined ? {} : { seed: wholeNumber("seed", values.seed) }),
  });
}

/**
 * `npm run chaos`: clients at work on servers that are killed, frozen and cut off, judged by the log.
 * @param {string[]} args
 */
export async function main(args) {
  const job = jobOf(args);
  await install();
  await build();
  const missing = job.engine === "cluster" ? await findMissingPrograms() : undefined;
  if (missing) throw new Failure(`This run needs what is missing: ${missing}.`, { hint: "Try --embedded." });
  const { text, failures, planted } = await runJob(job);
  if (job.plant) console.log(`Planted ${planted} times: ${job.plant}`);
  console.log(`Report: ${relative(root, job.file)}\n\n${text}`);
  if (failures.length > 0) process.exitCode = 1;
}
