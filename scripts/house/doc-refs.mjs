import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listFiles } from "../lib/files.mjs";

/** @typedef {import("./import-rules.mjs").Problem} Problem */

/** A path of this repository, written as code in a text: `apps/server/src/main.ts`. */
const PATH = /`((?:apps|packages|scripts|docs|\.ci)\/[\w./*<>{},-]*)`/g;
const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g;
const COMMAND = /npm (?:run )?(start|test|[a-z]+(?::[a-z]+)?)\b/g;

/** npm's own commands, which need no script. */
const NPM_OWN = new Set(["install", "ci", "pack", "exec", "run", "config", "init", "cache", "i"]);

/**
 * Paths, links and npm scripts that the documents name and the repository lacks.
 * @param {string} root
 * @returns {Problem[]}
 */
export function findBrokenReferences(root) {
  const manifest = /** @type {{ scripts: Record<string, string> }} */ (
    JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  );
  const documents = listFiles(root, (path, isFolder) => isFolder || path.endsWith(".md"));
  return documents.flatMap((path) => {
    const text = readFileSync(join(root, path), "utf8");
    const named = [...text.matchAll(PATH)].map((match) => match[1] ?? "").filter((name) => !/[*<>{}]/.test(name));
    const linked = [...text.matchAll(LINK)].map((match) => join(dirname(path), match[1] ?? ""));
    const missing = [...named, ...linked].filter((name) => !existsSync(join(root, name)));
    const scripts = [...text.matchAll(COMMAND)].map((match) => match[1] ?? "");
    const unknown = scripts.filter((name) => !(name in manifest.scripts) && !NPM_OWN.has(name));
    return [
      ...missing.map((name) => ({ file: path, message: `names ${name}, which does not exist: correct the text.` })),
      ...unknown.map((name) => ({ file: path, message: `names the npm script "${name}", which package.json lacks.` })),
    ];
  });
}
