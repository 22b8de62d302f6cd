import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { table, toJson } from "../lib/bench-results.mjs";
import { listFiles } from "../lib/files.mjs";
import { Failure } from "../lib/messages.mjs";
import { readOptions } from "../lib/options.mjs";
import { root } from "../lib/paths.mjs";
import { build, install } from "../lib/prepare.mjs";
import { packageFolders } from "../lib/stamp.mjs";

/** @typedef {import("../bench-contract.ts").BenchResult} BenchResult */

/** All files of benchmarks, as full paths. */
const benchFiles = () =>
  packageFolders().flatMap((folder) =>
    listFiles(join(root, folder, "bench"))
      .filter((path) => path.endsWith(".bench.ts"))
      .map((path) => join(root, folder, "bench", path)),
  );

/**
 * Runs one file's benchmarks in a process of its own.
 * @param {string} file
 * @param {string} only
 * @returns {Promise<{ results: BenchResult[], failures: string[] }>}
 */
function runFile(file, only) {
  return new Promise((done) => {
    /** @type {BenchResult[]} */
    const results = [];
    /** @type {string[]} */
    const failures = [];
    const child = fork(join(root, "scripts/lib/bench-worker.mjs"), [file, only], {
      cwd: root,
      execArgv: ["--import", "tsx", "--conditions=source", "--expose-gc"],
      // Standard output belongs to the table.
      stdio: ["ignore", 2, 2, "ipc"],
    });
    child.on("message", (/** @type {import("../lib/bench-worker.mjs").BenchMessage} */ message) => {
      if ("result" in message) results.push(message.result);
      else if ("failure" in message) failures.push(message.failure);
      else console.error(`Running ${message.running} …`);
    });
    child.on("close", (code) => {
      if (code !== 0) failures.push(`${file} ended with exit code ${code}`);
      done({ results, failures });
    });
  });
}

/**
 * `npm run bench`: runs the benchmarks of all packages, prints a table, writes JSON where asked.
 * @param {string[]} args
 */
export async function main(args) {
  const values = readOptions(args, { only: { type: "string" }, json: { type: "string" } });
  await install();
  await build();
  /** @type {BenchResult[]} */
  const results = [];
  /** @type {string[]} */
  const failures = [];
  for (const file of benchFiles()) {
    const one = await runFile(file, values.only ?? "");
    results.push(...one.results);
    failures.push(...one.failures);
  }
  if (results.length === 0 && failures.length === 0) {
    throw new Failure(values.only ? `No benchmark is called ${values.only}.` : "There is no benchmark yet.", {
      hint: "Benchmarks are bench/*.bench.ts in a package; scripts/bench-contract.ts says what they export.",
    });
  }
  console.log(`\n${table(results)}`);
  if (values.json) writeFileSync(resolve(root, values.json), `${JSON.stringify(toJson(results), null, 2)}\n`);
  if (failures.length > 0) throw new Failure("Not every benchmark ran to its end.", { details: failures.join("\n\n") });
}
