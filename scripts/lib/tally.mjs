import { duration } from "./messages.mjs";

/**
 * @typedef {object} Citation a test that passed and says which bullet of docs/features.md it shows
 * @property {string} bullet such as `F4.1`
 * @property {string} file from the root of the repository
 *
 * @typedef {object} SuiteResult
 * @property {string} name
 * @property {number} passed
 * @property {string[]} failures one line for each failed test or step
 * @property {{ name: string, reason: string }[]} skipped
 * @property {string[]} [notes] worth knowing, but neither failed nor skipped
 * @property {Citation[]} [cited]
 * @property {number} milliseconds
 */

/**
 * Runs one suite, times it, and turns a throw into its failure.
 * @param {string} name
 * @param {() => Promise<Omit<SuiteResult, "name" | "milliseconds">>} work
 * @returns {Promise<SuiteResult>}
 */
export async function timed(name, work) {
  const start = performance.now();
  /** @type {Omit<SuiteResult, "name" | "milliseconds">} */
  let result;
  try {
    result = await work();
  } catch (error) {
    console.error(error);
    result = { passed: 0, failures: [error instanceof Error ? error.message : String(error)], skipped: [] };
  }
  return { name, ...result, milliseconds: performance.now() - start };
}

/**
 * The sum of all suites as text, and whether the run is good.
 * @param {SuiteResult[]} suites
 * @param {{ nothingSkipped: boolean }} options nothingSkipped: what was skipped counts as failed (CI)
 * @returns {{ text: string, ok: boolean }}
 */
export function summarise(suites, { nothingSkipped }) {
  let passed = 0;
  /** @type {string[]} */
  const failures = [];
  /** @type {string[]} */
  const skipped = [];
  const lines = suites.map((suite) => {
    passed += suite.passed;
    for (const failure of suite.failures) failures.push(`${suite.name}: ${failure}`);
    for (const { name, reason } of suite.skipped) {
      (nothingSkipped ? failures : skipped).push(`${suite.name}: ${name} skipped (${reason})`);
    }
    const counts = `${suite.passed} passed, ${suite.failures.length} failed, ${suite.skipped.length} skipped`;
    return `  ${suite.name.padEnd(24)} ${counts.padEnd(36)} ${duration(suite.milliseconds)}`;
  });
  const notes = suites.flatMap((suite) => (suite.notes ?? []).map((note) => `  ${suite.name}: ${note}`));
  const text = [
    "",
    "Summary",
    ...lines,
    ...section("Worth knowing", notes),
    ...section(
      "Skipped",
      skipped.map((line) => `  ${line}`),
    ),
    ...section(
      "Failed",
      failures.map((line) => `  ${line}`),
    ),
    "",
    `${passed} passed, ${failures.length} failed, ${skipped.length} skipped`,
  ].join("\n");
  return { text, ok: failures.length === 0 };
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
const section = (title, lines) => (lines.length === 0 ? [] : ["", title, ...lines]);
