import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The full path of a program on the PATH, or in the folders given before it.
 * @param {string} name
 * @param {string[]} [first]
 * @returns {string | undefined}
 */
export function findProgram(name, first = []) {
  const folders = [...first, ...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/bin"];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
