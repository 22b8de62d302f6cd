import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { bin, root, stateDir } from "./paths.mjs";
import { turbo } from "./pnpm.mjs";
import { countPlaywright, countVitest } from "./reports.mjs";
import { run } from "./run.mjs";
import { packageFolders } from "./stamp.mjs";
import { timed } from "./tally.mjs";

/** Longest time one suite may take before it counts as hanging: over three times what the longest takes on a machine that is not slow. */
const TIME_LIMIT_MS = 25 * 60_000;

const env = {
  VITE_CONFIG_NATIVE_IGNORE_WARNING: "true",
  ...(process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined }),
};

/**
 * A program that is right or wrong as a whole: counts as one test.
 * @param {string} name
 * @param {() => Promise<import("./run.mjs").RunResult>} work
 */
const check = (name, work) =>
  timed(name, async () => {
    console.log(`\n── ${name}`);
    const { code, output } = await work();
    if (code === 0) return { passed: 1, failures: [], skipped: [] };
    console.log(output.trimEnd());
    return { passed: 0, failures: [`exit code ${code}; see its output above`], skipped: [] };
  });

/**
 * A task of turbo.json in every package and for the scripts. What did not change since it last passed is not done again.
 * @param {string} name
 * @param {string} task
 */
const checkEverywhere = (name, task) =>
  // Each keeps all processors busy by itself.
  check(name, () => turbo([task, "--continue", "--concurrency=1"], { env }));

/** TypeScript on every package, and on the scripts. */
export const checkTypes = () => checkEverywhere("types", "typecheck");

/** Format and lint rules that need no types. */
export const checkBiome = () =>
  check("biome", () => run(bin("biome"), ["check", "--error-on-warnings", "--max-diagnostics=50", "."], { env }));

/** The house rules of .oxlintrc.json and the rules that need types. */
export const checkOxlint = () => checkEverywhere("oxlint", "lint");

/** Both in one reading of each package, with the compiler that the linter brings: half of the time of one after the other. */
export const checkTypesAndRules = () => checkEverywhere("types and rules", "check");

/**
 * Runs a test runner that leaves a JSON report, and counts what stands in it.
 * @template Report
 * @param {{ command: string, args: (report: string) => string[], cwd?: string, env: Record<string, string | undefined> }} runner
 * @param {(report: Report, exitCode: number) => import("./reports.mjs").Counts} count
 */
async function runReported({ command, args, cwd, env: more }, count) {
  mkdirSync(stateDir, { recursive: true });
  const file = join(stateDir, `report-${process.pid}.json`);
  rmSync(file, { force: true });
  const options = {
    cwd,
    env: { ...env, ...more, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    show: true,
    timeoutMs: TIME_LIMIT_MS,
  };
  const { code } = await run(command, args(file), options);
  if (!existsSync(file))
    return { passed: 0, failures: [`ended with exit code ${code} before it had a report`], skipped: [] };
  const report = /** @type {Report} */ (JSON.parse(readFileSync(file, "utf8")));
  rmSync(file);
  return count(report, code);
}

/**
 * Left to itself vitest keeps one processor free: on a machine with two it would use half. Suites that wait now and then, for
 * what they look at or for a server of its own process, use that time with one worker more; an embedded database or the built
 * product would fill it.
 * @param {"quick" | "unit" | "pg" | "dist"} kind
 * @param {Record<string, string | undefined>} env
 */
const workersFor = (kind, env) =>
  availableParallelism() + (kind === "quick" || kind === "unit" || env.PARLEY_TEST_DATABASE_URL ? 1 : 0);

/**
 * All vitest files of one kind, in one run.
 * @param {string} name
 * @param {"quick" | "unit" | "pg" | "dist"} kind what the files need, see vitest.shared.ts
 * @param {Record<string, string | undefined>} [more] environment of the tests
 */
export const runVitest = (name, kind, more = {}) =>
  timed(name, () => {
    console.log(`\n── ${name}`);
    const args = (/** @type {string} */ file) => [
      "run",
      `--maxWorkers=${workersFor(kind, more)}`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ];
    return runReported({ command: bin("vitest"), args, env: { PARLEY_TEST_KIND: kind, ...more } }, countVitest);
  });

/** Where `unit` of turbo.json leaves its report in each package that has unit tests, and at the root for the scripts. */
const unitReports = () =>
  ["", ...packageFolders()]
    .filter((folder) => {
      const { scripts } = /** @type {{ scripts?: Record<string, string> }} */ (
        JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"))
      );
      return scripts?.unit !== undefined;
    })
    .map((folder) => join(root, folder, ".parley/unit.json"));

/** The quick unit tests of every package, each in a run of its own: those of a package that did not change since they passed are not done again. */
export const runChangedUnitTests = () =>
  timed("unit", async () => {
    console.log("\n── unit");
    const files = unitReports();
    if (files.length === 0) throw new Error("no package has unit tests");
    for (const file of files) rmSync(file, { force: true });
    const args = ["unit", "--continue", "--concurrency=1"];
    const { code, output } = await turbo(args, {
      env: { ...env, PARLEY_TEST_KIND: "quick" },
      timeoutMs: TIME_LIMIT_MS,
    });
    if (code !== 0) console.log(output.trimEnd());
    /** @type {import("./reports.mjs").Counts} */
    const all = { passed: 0, failures: [], skipped: [] };
    for (const file of files) {
      if (!existsSync(file)) {
        all.failures.push(`left no report at ${relative(root, file)}; see the output above`);
        continue;
      }
      const report = /** @type {import("./reports.mjs").VitestReport} */ (JSON.parse(readFileSync(file, "utf8")));
      const counts = countVitest(report, 0);
      all.passed += counts.passed;
      all.failures.push(...counts.failures);
      all.skipped.push(...counts.skipped);
    }
    if (code !== 0 && all.failures.length === 0) all.failures.push(`exit code ${code}; see its output above`);
    return all;
  });

/**
 * The browser tests of apps/web.
 * @param {import("./chromium.mjs").Chromium} chromium
 */
export const runPlaywright = (chromium) =>
  timed("browser", () => {
    console.log("\n── browser");
    const web = join(root, "apps/web");
    const command = join(web, "node_modules/.bin/playwright");
    const args = () => ["test", "--reporter=list,json"];
    return runReported({ command, args, cwd: web, env: { ...chromium.env, CHROME: chromium.path } }, countPlaywright);
  });
