import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runChaosSuite } from "../lib/chaos.mjs";
import { obtainChromium } from "../lib/chromium.mjs";
import { findMissingPrograms } from "../lib/cluster/missing-programs.mjs";
import { checkFeatures, readFeatures } from "../lib/features.mjs";
import { Failure } from "../lib/messages.mjs";
import { root } from "../lib/paths.mjs";
import { obtainPostgres } from "../lib/postgres.mjs";
import { build, install } from "../lib/prepare.mjs";
import { obtainRedis, testsWantRedis } from "../lib/redis.mjs";
import { checkBiome, checkOxlint, checkTypes, runPlaywright, runVitest } from "../lib/suites.mjs";
import { summarise, timed } from "../lib/tally.mjs";

/** @typedef {import("../lib/tally.mjs").SuiteResult} SuiteResult */

/**
 * A step the rest depends on.
 * @param {string} name
 * @param {() => Promise<void>} work
 */
const preparation = (name, work) =>
  timed(name, async () => {
    try {
      await work();
      return { passed: 1, failures: [], skipped: [] };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      console.error([error.details, error.message, error.hint].filter(Boolean).join("\n"));
      return { passed: 0, failures: [error.message], skipped: [] };
    }
  });

/**
 * @param {string} name
 * @param {string} reason
 * @returns {SuiteResult}
 */
const skippedSuite = (name, reason) => ({
  name,
  passed: 0,
  failures: [],
  skipped: [{ name: "the whole suite", reason }],
  milliseconds: 0,
});

/**
 * The database tests, on the embedded database and again on a real Postgres.
 * @returns {Promise<SuiteResult[]>}
 */
async function runDatabaseSuites() {
  const redis = testsWantRedis() ? await obtainRedis() : undefined;
  const env = { PARLEY_TEST_REDIS_URL: redis && "url" in redis ? redis.url : undefined };
  const suites = [await runVitest("database, embedded", "pg", { ...env, PARLEY_TEST_DATABASE_URL: undefined })];
  if (redis && "missing" in redis) suites.push(skippedSuite("tests with Redis", redis.missing));

  const postgres = await obtainPostgres();
  if ("missing" in postgres) {
    suites.push(skippedSuite("database, Postgres", postgres.missing));
  } else {
    suites.push(await runVitest("database, Postgres", "pg", { ...env, PARLEY_TEST_DATABASE_URL: postgres.url }));
    await postgres.stop();
  }
  if (redis && "stop" in redis) await redis.stop();
  return suites;
}

/**
 * The tests of what was built; those that start several servers where this machine has the programs.
 * @returns {Promise<SuiteResult[]>}
 */
async function runBuiltSuites() {
  const missing = await findMissingPrograms();
  const env = { PARLEY_TEST_CLUSTER: missing ? undefined : "true" };
  const suites = [await runVitest("built product", "dist", env)];
  if (missing) return [...suites, skippedSuite("cluster", missing), skippedSuite("chaos", missing)];
  return [...suites, await runChaosSuite()];
}

/** @returns {Promise<SuiteResult>} */
async function runBrowserSuite() {
  const chromium = await obtainChromium();
  return "missing" in chromium ? skippedSuite("browser", chromium.missing) : runPlaywright(chromium);
}

/**
 * What the product promises, held against the tests that showed it.
 * @param {SuiteResult[]} suites all the others
 */
const runFeaturesSuite = (suites) =>
  timed("features", async () =>
    checkFeatures(readFeatures(readFileSync(join(root, "docs/features.md"), "utf8")), suites),
  );

/** @returns {Promise<SuiteResult[]>} */
async function runAll() {
  const installed = await preparation("install", install);
  if (installed.failures.length > 0) return [installed];
  const built = await preparation("build", build);
  const checks = [await checkTypes(), await checkBiome(), await checkOxlint(), await runVitest("unit", "unit")];
  const databases = await runDatabaseSuites();
  if (built.failures.length > 0) return [installed, built, ...checks, ...databases];
  const suites = [installed, built, ...checks, ...databases, ...(await runBuiltSuites()), await runBrowserSuite()];
  return [...suites, await runFeaturesSuite(suites)];
}

/** `npm test`: installs whatever it needs and runs everything; under CI=true nothing may be skipped. */
export async function main() {
  const { text, ok } = summarise(await runAll(), { nothingSkipped: Boolean(process.env.CI) });
  console.log(text);
  if (!ok) process.exitCode = 1;
}
