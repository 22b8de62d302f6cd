import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.mjs";
import { findServerCode, firstLoad, firstLoadSize } from "./web-bundle.mjs";

const html =
  '<html><head><script type="module" crossorigin src="/assets/main.js"></script><link rel="modulepreload" href="/assets/pre.js"><link rel="stylesheet" href="/assets/a.css"></head></html>';

test("first load follows static imports and re-exports, not import()", () => {
  const dist = temporaryTree({
    "index.html": html,
    "assets/main.js": 'import{a}from"./a.js";import"./b.js";import("./later.js");console.log(a)',
    "assets/a.js": 'export*from"./c.js";import"./main.js";export const a=1',
    "assets/b.js": "",
    "assets/c.js": "",
    "assets/pre.js": "",
    "assets/later.js": 'import"./deep.js"',
    "assets/deep.js": "",
  });
  expect(firstLoad(dist)).toEqual(["a", "b", "c", "main", "pre"].map((name) => `assets/${name}.js`));
});

test("sizes are those after gzip, the largest first", () => {
  const random = randomBytes(5000).toString("hex");
  const dist = temporaryTree({
    "index.html": html,
    "assets/main.js": `export const a="${"x".repeat(100_000)}"`,
    "assets/pre.js": `export const b="${random}"`,
  });
  const { files, bytes } = firstLoadSize(dist);
  expect(files.map(({ path }) => path)).toEqual(["assets/pre.js", "assets/main.js"]);
  expect(bytes).toBeGreaterThan(5000);
  expect(bytes).toBeLessThan(7000);
});

test("an app that was not built is told apart from one that is small", () => {
  expect(() => firstLoad(temporaryTree({}))).toThrow(/build it first/);
  expect(() => findServerCode(temporaryTree({ "index.html": html }))).toThrow(/build it first/);
});

test.each(["drizzle:entityKind", "PostgresError", "auth_session", "argon2id", "parley_app", "__vite-browser-external"])(
  "%s in any chunk is found",
  (trace) => {
    const dist = temporaryTree({
      "index.html": html,
      "assets/main.js": "",
      "assets/deep/later.js": `const a="${trace}"`,
    });
    expect(findServerCode(dist)).toEqual([expect.stringContaining(`assets/deep/later.js contains "${trace}"`)]);
  },
);

test("a clean bundle is left alone", () => {
  const dist = temporaryTree({ "index.html": html, "assets/main.js": 'console.log("drizzle outside")' });
  expect(findServerCode(dist)).toEqual([]);
});
