import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { parseSync } from "vite";
import { listFiles } from "../lib/files.mjs";

/**
 * @typedef {object} Import
 * @property {string} specifier as written
 * @property {string | undefined} target the repository's file it means, undefined for packages from outside
 * @property {boolean} exists whether that file is there
 * @property {boolean} typeOnly gone after compiling
 *
 * @typedef {object} SourceFile
 * @property {string} path relative to the root, with "/"
 * @property {string} text
 * @property {Import[]} imports re-exports and dynamic imports included
 *
 * @typedef {Map<string, SourceFile>} SourceGraph by path
 */

const CODE = /\.(ts|tsx|mjs)$/;
const FOLDERS = ["apps", "packages", "scripts"];

/**
 * Whether a file belongs to the tests and tools, which may import more than the product.
 * @param {string} path
 */
export const isTestCode = (path) => /\.test\.\w+$|\/(testing|e2e|bench|chaos)\/|\.config\.ts$|^scripts\//.test(path);

/**
 * Parses every source file of the repository.
 * @param {string} root
 * @returns {SourceGraph}
 */
export function readSourceGraph(root) {
  const wanted = (/** @type {string} */ path, /** @type {boolean} */ isFolder) =>
    isFolder ? !path.endsWith("/dist") && !path.endsWith("/fixtures") : CODE.test(path);
  const paths = FOLDERS.flatMap((folder) => listFiles(join(root, folder), wanted).map((path) => `${folder}/${path}`));
  return new Map(
    paths.map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      const imports = importsOf(path, text).map((one) => ({ ...one, ...resolve(root, path, one.specifier) }));
      return [path, { path, text, imports }];
    }),
  );
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {{ specifier: string, typeOnly: boolean }[]}
 */
export function importsOf(path, text) {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: isType }] : [],
    ),
  );
  const dynamics = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const literal = /^(["'])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    return literal?.[2] ? [{ specifier: literal[2], typeOnly: false }] : [];
  });
  return [...statics, ...exports, ...dynamics];
}

/**
 * @param {string} root
 * @param {string} from
 * @param {string} specifier
 * @returns {{ target: string | undefined, exists: boolean }}
 */
function resolve(root, from, specifier) {
  if (!specifier.startsWith(".")) return { target: undefined, exists: true };
  const base = posix.join(dirname(from), specifier.replace(/\?.*$/, ""));
  const asSource = base.replace(/\.js$/, "");
  const candidates = [
    base,
    ...["", "/index"].flatMap((end) => [".ts", ".tsx", ".mjs"].map((ext) => asSource + end + ext)),
  ];
  const found = candidates.find((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile());
  return { target: found ?? base, exists: found !== undefined };
}
