// One run under faults, in a process of its own that runs TypeScript: see commands/chaos.mjs.
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { startCluster } from "./cluster/start-cluster.mjs";
import { prepareEmbedded } from "./cluster/start-embedded.mjs";
import { freePort } from "./free-port.mjs";
import { root } from "./paths.mjs";

/** @typedef {typeof import("../../apps/server/chaos/index.ts")} Chaos */
/** @typedef {import("../../apps/server/chaos/index.ts").ChaosOptions} ChaosOptions */
/** @typedef {{ engine: "cluster" | "embedded", size: { workspaces: number, people: number }, file: string } & ChaosOptions} Job */
/**
 * @typedef {object} Outcome
 * @property {string} text the report for people
 * @property {string[]} failures one line each; none for a good run
 * @property {number} planted defects
 * @property {{ lost: number, doubled: number, leaked: number, disordered: number, deliveries: number }} counts
 */

const job = /** @type {Job} */ (JSON.parse(process.argv[2] ?? "{}"));
const chaos = /** @type {Chaos} */ (await import(pathToFileURL(join(root, "apps/server/chaos/index.ts")).href));
const log = (/** @type {string} */ message) => console.error(`  ${message}`);
// Limits are for people, and these are none.
const publicUrl = `http://127.0.0.1:${await freePort()}`;
const env = { PUBLIC_URL: publicUrl, RATE_LIMIT_SCALE: "1000000", LOG_LEVEL: "warn" };

/** Starts the servers and writes the world. */
async function open() {
  if (job.engine === "embedded") {
    const embedded = await prepareEmbedded(env);
    return { ground: await chaos.openEmbeddedGround(embedded, publicUrl, job.size), stop: embedded.stop };
  }
  const cluster = await startCluster({ env });
  return { ground: await chaos.openClusterGround(cluster, freePort, publicUrl, job.size), stop: cluster.stop };
}

const beside = (/** @type {string} */ what) => `${job.file.replace(/\.json$/, "")}-${what}`;

/** The servers' logs go with their folder; those of the last run stay beside its report. */
function keepLogs() {
  mkdirSync(beside("logs"), { recursive: true });
  for (const name of readdirSync(ground.folder).filter((one) => one.endsWith(".log")))
    copyFileSync(join(ground.folder, name), join(beside("logs"), name));
}

/** So do the journals of a run that was not good, unless a defect was planted: what was found can be read up in them. */
function keepJournals() {
  rmSync(beside("journals"), { recursive: true, force: true });
  if (failed && !job.plant) cpSync(join(ground.folder, "journals"), beside("journals"), { recursive: true });
}

/** Until it is judged to be good. */
let failed = true;
log("Starting the servers");
const { ground, stop } = await open();
try {
  const { report, startedAt, planted } = await chaos.runChaos(ground, job, log);
  mkdirSync(dirname(job.file), { recursive: true });
  writeFileSync(job.file, `${JSON.stringify(report, null, 2)}\n`);
  /** @type {Outcome} */
  const outcome = {
    text: chaos.formatReport(report, startedAt),
    failures: chaos.failuresOf(report, startedAt),
    planted,
    counts: report,
  };
  failed = outcome.failures.length > 0;
  await new Promise((resolve) => process.send?.(outcome, resolve));
} finally {
  try {
    keepLogs();
    keepJournals();
  } finally {
    await ground.close();
    await stop();
  }
}
process.exit(0);
