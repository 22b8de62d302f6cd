/**
 * @typedef {object} Bullet one row of docs/features.md
 * @property {string} id such as `F4.1`
 * @property {string[]} tests files that hold a test citing it, from the root of the repository
 */

const ROW = /^\|\s*(F\d+\.\d+)\s*\|/;
const PATH = /`([^`]+)`/g;

/**
 * The rows of the table: bullet, what it promises, tests, screens.
 * @param {string} text of docs/features.md
 * @returns {Bullet[]}
 */
export function readFeatures(text) {
  return text.split("\n").flatMap((line) => {
    const id = ROW.exec(line)?.[1];
    const tests = line.split("|")[3] ?? "";
    return id === undefined ? [] : [{ id, tests: [...tests.matchAll(PATH)].map(([, path = ""]) => path) }];
  });
}

/**
 * Holds what the product promises against the tests that passed: a bullet needs a passed test in each file its row names, and
 * a test may cite only bullets that are there, from a file its row names.
 * @param {Bullet[]} bullets
 * @param {import("./tally.mjs").SuiteResult[]} suites all that ran before
 * @returns {import("./reports.mjs").Counts} one for each bullet
 */
export function checkFeatures(bullets, suites) {
  const cited = suites.flatMap((suite) => suite.cited ?? []);
  const hasPassed = new Set(cited.map(({ bullet, file }) => `${bullet} ${file}`));
  const named = new Map(bullets.map(({ id, tests }) => [id, new Set(tests)]));
  /** @type {import("./reports.mjs").Counts} */
  const counts = { passed: 0, failures: [], skipped: [] };

  for (const { id, tests } of bullets) {
    const without = tests.filter((file) => !hasPassed.has(`${id} ${file}`));
    if (tests.length === 0) counts.failures.push(`${id} names no test in docs/features.md`);
    else if (without.length === 0) counts.passed += 1;
    else if (suites.some(({ skipped }) => skipped.length > 0)) {
      counts.skipped.push({ name: id, reason: "a suite that may show it was skipped" });
    } else counts.failures.push(`${id}: no passed test cites it in ${without.join(", ")}`);
  }
  const strays = cited.filter(({ bullet, file }) => !named.get(bullet)?.has(file));
  for (const stray of new Set(strays.map(({ bullet, file }) => `${file} cites ${bullet}`))) {
    counts.failures.push(`${stray}, whose row in docs/features.md does not name it`);
  }
  return counts;
}
