import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashContents, hashStats, listFiles } from "./files.mjs";
import { root as repository } from "./paths.mjs";

/**
 * @typedef {object} Stamp what was installed and built last
 * @property {string} [install] fingerprint of everything that decides what gets installed
 * @property {string} [build] fingerprint of everything that decides what gets built
 * @property {string} [output] fingerprint of the built files, so that a build by other means is noticed
 */

/** @param {string} root */
const stampFile = (root) => join(root, ".parley/stamp.json");

/**
 * The workspace's packages, as folders relative to the root.
 * @param {string} root
 */
export function packageFolders(root = repository) {
  return ["apps", "packages"].flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${parent}/${entry.name}`),
  );
}

/**
 * The state of a checkout as it is now, to be held against the stamp of the last run.
 * @param {string} root
 * @returns {Required<Stamp>}
 */
export function currentState(root = repository) {
  const folders = packageFolders(root);
  const manifests = ["package.json", ...folders.map((folder) => `${folder}/package.json`)];
  const platform = `${process.platform} ${process.arch} node ${process.versions.modules}`;
  // What pnpm last laid down: another branch's install, or a folder somebody emptied, shows here.
  const installed = ["node_modules/.pnpm/lock.yaml", ...folders.map((folder) => `${folder}/node_modules/.bin/tsc`)];
  const install = [
    platform,
    hashContents(root, [...manifests, "pnpm-lock.yaml", "pnpm-workspace.yaml"]),
    hashContents(root, installed),
  ].join(" ");

  const sources = folders.flatMap((folder) =>
    listFiles(join(root, folder), (path, isFolder) => !isNotBuilt(path, isFolder)).map((path) => `${folder}/${path}`),
  );
  const outputs = folders.flatMap((folder) =>
    listFiles(join(root, folder, "dist")).map((path) => `${folder}/dist/${path}`),
  );
  return {
    install,
    build: `${install} ${hashContents(root, [...sources, "tsconfig.base.json", "turbo.json"])}`,
    output: hashStats(root, outputs),
  };
}

/**
 * Files no build depends on: tests may change without a rebuild.
 * @param {string} path
 * @param {boolean} isFolder
 */
function isNotBuilt(path, isFolder) {
  if (isFolder) return ["dist", "e2e", "bench", "chaos", ".data"].includes(path);
  return /\.test\.\w+$|\.md$|vitest\.config|playwright\.config/.test(path);
}

/**
 * @param {string} root
 * @returns {Stamp} empty when there was no run yet, or its stamp cannot be read
 */
export function readStamp(root = repository) {
  try {
    return /** @type {Stamp} */ (JSON.parse(readFileSync(stampFile(root), "utf8")));
  } catch {
    return {};
  }
}

/**
 * @param {Stamp} stamp
 * @param {string} root
 */
export function writeStamp(stamp, root = repository) {
  mkdirSync(join(root, ".parley"), { recursive: true });
  writeFileSync(stampFile(root), `${JSON.stringify(stamp, null, 2)}\n`);
}
