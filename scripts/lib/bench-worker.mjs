// Runs the benchmarks of one file, in a process of its own so that none disturbs the next: see commands/bench.mjs.
import { pathToFileURL } from "node:url";
import { isPicked } from "./bench-results.mjs";
import { root } from "./paths.mjs";

/** @typedef {import("../bench-contract.ts").Bench} Bench */
/** @typedef {{ result: import("../bench-contract.ts").BenchResult } | { failure: string } | { running: string }} BenchMessage */

const [file = "", picks = ""] = process.argv.slice(2);
const only = picks.split(",").filter(Boolean);

/** @type {(message: BenchMessage) => Promise<void>} */
const send = (message) => new Promise((resolve) => process.send?.(message, () => resolve()));

const { benches } = /** @type {{ benches: Bench[] }} */ (await import(pathToFileURL(file).href));

for (const bench of benches.filter(({ name }) => isPicked(name, only))) {
  await send({ running: bench.name });
  try {
    const log = (/** @type {string} */ message) => console.error(`  ${bench.name}: ${message}`);
    for (const result of [await bench.run({ root, log })].flat())
      await send({ result: { name: bench.name, ...result } });
  } catch (error) {
    await send({ failure: `${bench.name}: ${error instanceof Error ? error.stack : String(error)}` });
  }
}
process.exit(0);
