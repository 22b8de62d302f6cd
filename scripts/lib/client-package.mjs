import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explain } from "./explain.mjs";
import { listFiles } from "./files.mjs";
import { Failure } from "./messages.mjs";
import { run } from "./run.mjs";

/** @typedef {{ [condition: string]: string | Conditions }} Conditions */

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {Conditions} exports
 * @property {Record<string, string>} dependencies
 */

/**
 * An exports map without the "source" condition, which points to files the package does not carry.
 * @param {Conditions} map
 * @returns {Conditions}
 */
function withoutSource(map) {
  const kept = Object.entries(map).filter(([condition]) => condition !== "source");
  return Object.fromEntries(
    kept.map(([condition, target]) => [condition, typeof target === "string" ? target : withoutSource(target)]),
  );
}

/** @param {Conditions | string} target @returns {string[]} */
const filesOf = (target) => (typeof target === "string" ? [target] : Object.values(target).flatMap(filesOf));

/**
 * The manifest that goes into the tarball: what only this repository needs is left out.
 * @param {Manifest & Record<string, unknown>} manifest
 * @returns {Manifest}
 */
export function publishedManifest(manifest) {
  const { scripts, devDependencies, private: isPrivate, ...kept } = manifest;
  const local = Object.entries(kept.dependencies).find(([, range]) => /^(workspace|link|file|catalog):/.test(range));
  if (local)
    throw new Failure(`packages/api depends on ${local[0]} by "${local[1]}", which no outside project can install.`);
  return { ...kept, exports: withoutSource(kept.exports) };
}

/**
 * Takes out the source maps, whose sources are not in the package, and the compiler's own notes.
 * @param {string} folder
 */
function dropMaps(folder) {
  for (const path of listFiles(folder)) {
    const file = join(folder, path);
    if (/\.map$|\.tsbuildinfo$/.test(path)) rmSync(file);
    else writeFileSync(file, readFileSync(file, "utf8").replace(/^\/\/# sourceMappingURL=.*\n?/m, ""));
  }
}

/**
 * Packs a built package.
 * @param {string} folder the package, with its dist
 * @param {string} target folder that takes the tarball
 * @returns {Promise<string>} path of the tarball
 */
export async function packClient(folder, target) {
  const source = /** @type {Manifest & Record<string, unknown>} */ (
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  );
  const manifest = publishedManifest(source);
  const staging = mkdtempSync(join(tmpdir(), "parley-pack-"));
  try {
    cpSync(join(folder, "dist"), join(staging, "dist"), { recursive: true });
    dropMaps(join(staging, "dist"));
    cpSync(join(folder, "../../LICENSE"), join(staging, "LICENSE"));
    cpSync(join(folder, "README.md"), join(staging, "README.md"));
    writeFileSync(join(staging, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);

    const present = new Set(listFiles(staging).map((path) => `./${path}`));
    const missing = filesOf(manifest.exports).filter((path) => !present.has(path));
    if (missing.length > 0)
      throw new Failure(`packages/api exports files its build does not make: ${missing.join(", ")}`);

    const packed = await run("npm", ["pack", "--json", "--pack-destination", target], { cwd: staging });
    if (packed.code !== 0) throw explain("Packing", packed);
    const file = /"filename":\s*"([^"]+)"/.exec(packed.output)?.[1];
    if (!file) throw new Failure("npm pack did not name its tarball.", { details: packed.output });
    return join(target, file);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
