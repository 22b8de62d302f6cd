import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.mjs";
import { currentState, packageFolders, readStamp, writeStamp } from "./stamp.mjs";

const checkout = () =>
  temporaryTree({
    "package.json": "{}",
    "pnpm-lock.yaml": "lock",
    "pnpm-workspace.yaml": "packages: []",
    "tsconfig.base.json": "{}",
    "turbo.json": "{}",
    "node_modules/.pnpm/lock.yaml": "lock",
    "apps/server/package.json": "{}",
    "apps/server/src/main.ts": "main",
    "apps/server/src/main.test.ts": "test",
    "apps/server/dist/main.js": "built",
    "packages/db/package.json": "{}",
    "packages/db/migrations/0001.sql": "create",
    "packages/db/src/index.ts": "index",
  });

/**
 * Which parts of the state change when a file does.
 * @param {string} path
 * @param {string | undefined} text undefined: the file goes
 */
function changedBy(path, text) {
  const tree = checkout();
  const before = currentState(tree);
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  if (text === undefined) rmSync(join(tree, path));
  else writeFileSync(join(tree, path), text);
  const after = currentState(tree);
  return /** @type {(keyof typeof after)[]} */ (["install", "build", "output"]).filter(
    (part) => before[part] !== after[part],
  );
}

test("the packages are found by their folders", () => {
  expect(packageFolders(checkout())).toEqual(["apps/server", "packages/db"]);
});

describe("what makes the next start do something", () => {
  /** @type {[path: string, text: string | undefined, changed: string[]][]} */
  const cases = [
    ["pnpm-lock.yaml", "other", ["install", "build"]],
    ["packages/db/package.json", '{"a":1}', ["install", "build"]],
    ["packages/new/package.json", "{}", ["install", "build"]],
    ["node_modules/.pnpm/lock.yaml", "another branch's", ["install", "build"]],
    ["node_modules/.pnpm/lock.yaml", undefined, ["install", "build"]],
    ["apps/server/src/main.ts", "changed", ["build"]],
    ["apps/server/src/new.ts", "new", ["build"]],
    ["apps/server/src/main.ts", undefined, ["build"]],
    ["packages/db/migrations/0002.sql", "alter", ["build"]],
    ["tsconfig.base.json", "{ }", ["build"]],
    ["apps/server/dist/main.js", "built by other means", ["output"]],
    ["apps/server/dist/main.js", undefined, ["output"]],
    ["apps/server/src/main.test.ts", "changed", []],
    ["apps/web-notes.md", "outside", []],
    ["packages/db/README.md", "words", []],
    ["packages/db/.turbo/log", "noise", []],
  ];

  test.each(cases)("%s becoming %j", (path, text, changed) => {
    expect(changedBy(path, text)).toEqual(changed);
  });
});

test("a stamp is read back as it was written", () => {
  const tree = checkout();
  const state = currentState(tree);
  writeStamp(state, tree);
  expect(readStamp(tree)).toEqual(state);
  expect(currentState(tree)).toEqual(state);
});

test("no stamp, and one that is damaged, mean that nothing is known", () => {
  const tree = checkout();
  expect(readStamp(tree)).toEqual({});
  writeStamp({}, tree);
  writeFileSync(join(tree, ".parley/stamp.json"), "{ half");
  expect(readStamp(tree)).toEqual({});
});
