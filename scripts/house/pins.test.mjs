import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeVersionProblem } from "../lib/launch.mjs";
import { root } from "../lib/paths.mjs";
import { packageFolders } from "../lib/stamp.mjs";

/** @typedef {{ packageManager: string, engines: { node: string }, dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Manifest */

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), "utf8");
/** @param {string} folder */
const manifest = (folder) => /** @type {Manifest} */ (JSON.parse(read(join(folder, "package.json"))));

test("every place that names pnpm names the same one", () => {
  const { packageManager } = manifest(".");
  expect(packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+$/);
  for (const path of ["apps/server/Dockerfile", "scripts/lib/explain.mjs"]) {
    expect(read(path).match(/pnpm@\d[\d.]*/g), path).toEqual([packageManager]);
  }
});

test("the oldest Node is the same for npm, for version managers and for the scripts", () => {
  const oldest = read(".node-version").trim();
  expect(oldest).toMatch(/^\d+\.\d+\.\d+$/);
  expect(manifest(".").engines.node).toBe(`>=${oldest.replace(/\.\d+$/, "")}`);
  expect(nodeVersionProblem(oldest)).toBeUndefined();
  expect(read("apps/server/Dockerfile")).toContain(`FROM node:${oldest.split(".")[0]}-`);
});

test("every dependency is pinned, and to the same version everywhere", () => {
  /** @type {Map<string, Set<string>>} */
  const versions = new Map();
  for (const folder of [".", ...packageFolders()]) {
    const { dependencies, devDependencies } = manifest(folder);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, `${name} in ${folder}`).toMatch(/^(\d+\.\d+\.\d+(-[\w.]+)?|workspace:\*)$/);
      versions.set(name, new Set(versions.get(name)).add(version));
    }
  }
  expect([...versions].filter(([, found]) => found.size > 1)).toEqual([]);
});
