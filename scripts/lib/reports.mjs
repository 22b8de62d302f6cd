import { join, relative } from "node:path";
import { root } from "./paths.mjs";

/**
 * @typedef {Omit<import("./tally.mjs").SuiteResult, "name" | "milliseconds">} Counts
 *
 * @typedef {object} VitestReport what vitest's json reporter writes, as far as it is read here
 * @property {{
 *   name: string, status: string, message?: string,
 *   assertionResults: { fullName: string, status: string, failureMessages?: string[] }[]
 * }[]} testResults
 *
 * @typedef {{ status: "expected" | "unexpected" | "flaky" | "skipped", annotations?: { type: string, description?: string }[] }} PlaywrightTest
 * @typedef {{ title: string, file: string, specs?: { title: string, tests: PlaywrightTest[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites: PlaywrightSuite[], errors?: { message?: string }[] }} PlaywrightReport
 */

/** Where Playwright's files lie; its report names them from there. */
const BROWSER_TESTS = "apps/web/e2e";

/** A bullet of docs/features.md as the title of a test cites it: `[F4.1]`. */
const CITATION = /\[(F\d+\.\d+)\]/g;

/**
 * What a passed test says it shows.
 * @param {string} title
 * @param {string} file from the root of the repository
 * @returns {import("./tally.mjs").Citation[]}
 */
const citationsOf = (title, file) => [...title.matchAll(CITATION)].map(([, bullet = ""]) => ({ bullet, file }));

/** @param {string | undefined} text */
const firstLine = (text) => (text ?? "").trim().split("\n")[0] ?? "";

/**
 * @param {VitestReport} report
 * @param {number} exitCode vitest's own: an unhandled error shows only there
 * @returns {Counts}
 */
export function countVitest(report, exitCode) {
  /** @type {Counts & Required<Pick<Counts, "cited">>} */
  const counts = { passed: 0, failures: [], skipped: [], cited: [] };
  for (const file of report.testResults) {
    const path = relative(root, file.name);
    for (const test of file.assertionResults) {
      const name = `${path} › ${test.fullName}`;
      if (test.status === "passed") {
        counts.passed += 1;
        counts.cited.push(...citationsOf(test.fullName, path));
      } else if (test.status === "failed") counts.failures.push(`${name}: ${firstLine(test.failureMessages?.[0])}`);
      else counts.skipped.push({ name, reason: "marked so in the test" });
    }
    if (file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed")) {
      counts.failures.push(`${path}: ${firstLine(file.message) || "could not be run"}`);
    }
  }
  if (exitCode !== 0 && counts.failures.length === 0) {
    counts.failures.push(`vitest ended with exit code ${exitCode}; the reason stands in the log above`);
  }
  return counts;
}

/**
 * @param {PlaywrightReport} report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countPlaywright(report, exitCode) {
  /** @type {Required<Counts>} */
  const counts = { passed: 0, failures: [], skipped: [], notes: [], cited: [] };
  /**
   * @param {PlaywrightSuite} suite
   * @param {string} path
   */
  const visit = (suite, path) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const name = `${path} › ${spec.title}`;
        if (test.status === "unexpected") counts.failures.push(name);
        else if (test.status === "skipped") {
          const why = test.annotations?.find(({ description }) => description)?.description;
          counts.skipped.push({ name, reason: why ?? "marked so in the test" });
        } else {
          counts.passed += 1;
          counts.cited.push(...citationsOf(name, join(BROWSER_TESTS, suite.file)));
        }
        if (test.status === "flaky") counts.notes.push(`${name} passed only when run again`);
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, `${path} › ${inner.title}`);
  };
  for (const suite of report.suites) visit(suite, suite.file);
  for (const error of report.errors ?? []) counts.failures.push(firstLine(error.message));
  if (exitCode !== 0 && counts.failures.length === 0) {
    counts.failures.push(`playwright ended with exit code ${exitCode}; the reason stands in the log above`);
  }
  return counts;
}
