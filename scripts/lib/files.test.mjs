import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.mjs";
import { hashContents, hashStats, listFiles } from "./files.mjs";

test("files are listed deep, sorted, without what tools keep for themselves", () => {
  const tree = temporaryTree({
    "b.ts": "",
    "a/c.ts": "",
    "node_modules/x.js": "",
    ".turbo/y": "",
    "a/.git/z": "",
    ".env": "",
  });
  expect(listFiles(tree)).toEqual([".env", "a/c.ts", "b.ts"]);
});

test("a caller chooses files and folders", () => {
  const tree = temporaryTree({ "a.ts": "", "a.md": "", "dist/a.ts": "", "src/dist/b.ts": "" });
  expect(listFiles(tree, (path, isFolder) => (isFolder ? path !== "dist" : path.endsWith(".ts")))).toEqual([
    "a.ts",
    "src/dist/b.ts",
  ]);
});

test("a folder that is not there holds nothing", () => {
  expect(listFiles(join(temporaryTree({}), "gone"))).toEqual([]);
});

test("contents decide the one hash: also a name, an end, an absence", () => {
  const tree = temporaryTree({ a: "one", b: "two", c: "onetwo", empty: "" });
  const hashes = [["a", "b"], ["a"], ["b", "a"], ["c"], ["gone"], ["empty"], []].map((paths) =>
    hashContents(tree, paths),
  );
  expect(new Set(hashes).size).toBe(hashes.length);
  const before = hashContents(tree, ["a"]);
  utimesSync(join(tree, "a"), 1, 1);
  expect(hashContents(tree, ["a"])).toBe(before);
  writeFileSync(join(tree, "a"), "one!");
  expect(hashContents(tree, ["a"])).not.toBe(before);
});

test("size and time decide the other", () => {
  const tree = temporaryTree({ a: "one" });
  const before = hashStats(tree, ["a"]);
  expect(hashStats(tree, ["a"])).toBe(before);
  utimesSync(join(tree, "a"), 1, 1);
  expect(hashStats(tree, ["a"])).not.toBe(before);
});
