import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const NEVER = new Set(["node_modules", ".git", ".turbo", ".parley", "coverage", "test-results", "playwright-report"]);

/**
 * All files below a folder, as paths relative to it with "/", sorted; tools' own folders are left out.
 * @param {string} folder
 * @param {(path: string, isFolder: boolean) => boolean} [want]
 * @returns {string[]}
 */
export function listFiles(folder, want = () => true) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} prefix */
  const walk = (prefix) => {
    for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
      const path = prefix + entry.name;
      if (NEVER.has(entry.name) || !want(path, entry.isDirectory())) continue;
      if (entry.isDirectory()) walk(`${path}/`);
      else if (entry.isFile()) found.push(path);
    }
  };
  if (existsSync(folder)) walk("");
  return found.sort();
}

/**
 * One hash over names and contents; a file that does not exist counts as such.
 * @param {string} folder
 * @param {string[]} paths relative to the folder
 */
export function hashContents(folder, paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    const full = join(folder, path);
    hash.update(`${path}\0`);
    hash.update(existsSync(full) ? readFileSync(full) : "absent");
    hash.update("\0");
  }
  return hash.digest("hex");
}

/**
 * One hash over names, sizes and times of change: cheap, for files that only tools write.
 * @param {string} folder
 * @param {string[]} paths relative to the folder
 */
export function hashStats(folder, paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    const stat = statSync(join(folder, path));
    hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\0`);
  }
  return hash.digest("hex");
}
