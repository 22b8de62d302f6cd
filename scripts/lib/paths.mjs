import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** What the scripts remember between runs; never committed. */
export const stateDir = join(root, ".parley");

/**
 * Where an executable of the root's own dependencies lies.
 * @param {string} name
 */
export const bin = (name) => join(root, "node_modules/.bin", name);
