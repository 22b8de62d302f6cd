import { fork } from "node:child_process";
import { randomInt } from "node:crypto";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { findMissingPrograms } from "../lib/cluster/missing-programs.mjs";
import { Failure } from "../lib/messages.mjs";
import { root, stateDir } from "../lib/paths.mjs";
import { build, install } from "../lib/prepare.mjs";

/** @typedef {import("../lib/chaos-worker.mjs").Job} Job */
/** @typedef {import("../lib/chaos-worker.mjs").Outcome} Outcome */

const PLANTS = /** @type {const} */ (["lost", "doubled", "leaked", "disordered", "reset"]);
/** Four workspaces with fifty people each, some of them with two devices: 228 clients. */
const SIZE = { workspaces: 4, people: 50 };

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
 * @param {string[]} args
 * @returns {Job}
 */
export function jobOf(args) {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string" },
      seconds: { type: "string", default: "60" },
      embedded: { type: "boolean", default: false },
      calm: { type: "boolean", default: false },
      plant: { type: "string" },
    },
  });
  const plant = PLANTS.find((one) => one === values.plant) ?? null;
  if (values.plant !== undefined && plant === null)
    throw new Failure(`--plant is one of ${PLANTS.join(", ")}, not ${values.plant}.`);
  const seed = values.seed === undefined ? randomInt(1, 2 ** 31) : wholeNumber("seed", values.seed);
  const engine = values.embedded ? "embedded" : "cluster";
  return {
    engine,
    seed,
    seconds: wholeNumber("seconds", values.seconds),
    faults: !values.calm,
    plant,
    everyMs: 2_500,
    size: SIZE,
    file: join(stateDir, "chaos", `${engine}-${seed}.json`),
  };
}

/**
 * Runs one job in a process of its own.
 * @param {Job} job
 * @returns {Promise<Outcome>}
 */
export function runJob(job) {
  return new Promise((resolve, reject) => {
    /** @type {Outcome | undefined} */
    let outcome;
    const child = fork(join(root, "scripts/lib/chaos-worker.mjs"), [JSON.stringify(job)], {
      cwd: root,
      // Not from the sources: the packages are run as they are built.
      execArgv: ["--import", "tsx"],
      // Standard output belongs to the report.
      stdio: ["ignore", 2, 2, "ipc"],
    });
    child.on("message", (/** @type {Outcome} */ message) => {
      outcome = message;
    });
    child.on("close", (code) => {
      if (outcome) resolve(outcome);
      else reject(new Failure(`The run ended with exit code ${code} before it had a report.`));
    });
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
  const { text, good, planted } = await runJob(job);
  if (job.plant) console.log(`Planted ${planted} times: ${job.plant}`);
  console.log(`Report: ${relative(root, job.file)}\n\n${text}`);
  if (!good) process.exitCode = 1;
}
