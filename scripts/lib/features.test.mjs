import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkFeatures, readFeatures } from "./features.mjs";
import { root } from "./paths.mjs";

const TABLE = `
# Features

| bullet | promise | tests | screens |
| ------ | ------- | ----- | ------- |
| F4.1 | Threads | \`a.test.ts\`, \`b.e2e.ts\` | \`panel.tsx\` |
| F4.2 | Mentions | | |
`;

/**
 * @param {import("./tally.mjs").Citation[]} cited
 * @param {{ name: string, reason: string }[]} [skipped]
 */
const suite = (cited, skipped = []) => ({ name: "unit", passed: 1, failures: [], skipped, milliseconds: 1, cited });

const threads = [
  { bullet: "F4.1", file: "a.test.ts" },
  { bullet: "F4.1", file: "b.e2e.ts" },
];
const [first] = readFeatures(TABLE);

describe("the table of features", () => {
  test("is read row by row", () => {
    expect(readFeatures(TABLE)).toEqual([
      { id: "F4.1", tests: ["a.test.ts", "b.e2e.ts"] },
      { id: "F4.2", tests: [] },
    ]);
  });

  test("of this repository has rows, each once, and names only files that exist", () => {
    const bullets = readFeatures(readFileSync(join(root, "docs/features.md"), "utf8"));
    expect(bullets.length).toBeGreaterThan(0);
    expect(new Set(bullets.map(({ id }) => id)).size).toBe(bullets.length);
    expect(bullets.flatMap(({ tests }) => tests).filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

describe("a bullet", () => {
  const bullets = first ? [first] : [];

  test("is shown when each file it names has a passed test that cites it, in whatever suite", () => {
    const suites = threads.map((citation) => suite([citation]));
    expect(checkFeatures(bullets, suites)).toEqual({ passed: 1, failures: [], skipped: [] });
  });

  test("fails when one of them has none", () => {
    expect(checkFeatures(bullets, [suite(threads.slice(0, 1))]).failures).toEqual([
      "F4.1: no passed test cites it in b.e2e.ts",
    ]);
  });

  test("counts as skipped where tests were skipped", () => {
    const counts = checkFeatures(bullets, [suite([], [{ name: "the whole suite", reason: "no browser" }])]);
    expect(counts).toMatchObject({ passed: 0, failures: [], skipped: [{ name: "F4.1" }] });
  });

  test("without any test fails", () => {
    expect(checkFeatures(readFeatures(TABLE), [suite(threads)]).failures).toEqual([
      "F4.2 names no test in docs/features.md",
    ]);
  });

  test("that does not exist, or whose row does not name the file, may not be cited", () => {
    const cited = [...threads, { bullet: "F4.1", file: "c.test.ts" }, { bullet: "F9.9", file: "a.test.ts" }];
    expect(checkFeatures(bullets, [suite(cited)]).failures).toEqual([
      "c.test.ts cites F4.1, whose row in docs/features.md does not name it",
      "a.test.ts cites F9.9, whose row in docs/features.md does not name it",
    ]);
  });
});
