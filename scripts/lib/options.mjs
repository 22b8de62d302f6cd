import { parseArgs } from "node:util";
import { Failure } from "./messages.mjs";

/**
 * What a command was asked for, with a sentence about what it does not know.
 * @template {NonNullable<import("node:util").ParseArgsConfig["options"]>} Options
 * @param {string[]} args
 * @param {Options} options
 */
export function readOptions(args, options) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const known = Object.entries(options).map(([name, { type }]) => (type === "string" ? `--${name} …` : `--${name}`));
    throw new Failure(error.message.split(". ")[0] ?? error.message, { hint: `Options: ${known.join(", ")}` });
  }
}
