import { fork } from "node:child_process";
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { Failure } from "./messages.mjs";
import { root, stateDir } from "./paths.mjs";
import { timed } from "./tally.mjs";

/** @typedef {import("./chaos-worker.mjs").Job} Job */
/** @typedef {import("./chaos-worker.mjs").Outcome} Outcome */

/** What can be planted between servers and clients. */
export const PLANTS = /** @type {const} */ ([
  "lost",
  "doubled",
  "leaked",
  "disordered",
  "reset",
  "personal",
  "miscount",
  "search",
]);

/**
 * A whole run: four workspaces with fifty people each, some of them with two devices, 228 clients in all.
 * @param {Partial<Job>} [wanted]
 * @returns {Job}
 */
export function createJob(wanted = {}) {
  const job = {
    engine: /** @type {const} */ ("cluster"),
    seed: randomInt(1, 2 ** 31),
    seconds: 60,
    faults: true,
    plant: null,
    plantEvery: 400,
    everyMs: 2_500,
    pace: null,
    size: { workspaces: 4, people: 50 },
    ...wanted,
  };
  return { file: join(stateDir, "chaos", `${job.engine}-${job.seed}.json`), ...job };
}

/**
 * Runs one job in a process of its own. Throws when it ends before it has a report.
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
      else reject(new Failure(`The run (seed ${job.seed}) ended with exit code ${code} before it had a report.`));
    });
  });
}

/** Under CI=true every change meets the same faults: a change is not to pay for the bad luck of its draw. */
const CI_SEED = 1_245_588_420;

/**
 * A minute of it as a suite of `npm test`: with another seed each time, which a failure names, or the one of CI.
 * @param {NodeJS.ProcessEnv} [env]
 */
export const runChaosSuite = (env = process.env) =>
  timed("chaos", async () => {
    console.log("\n── chaos");
    const { text, failures } = await runJob(createJob(env.CI ? { seed: CI_SEED } : {}));
    console.log(text);
    return { passed: failures.length === 0 ? 1 : 0, failures, skipped: [] };
  });
