import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";

/** The pinned package manager, "pnpm@…", as package.json names it. */
const { packageManager: pinned } = /** @type {{ packageManager: string }} */ (
  JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
);

const env = {
  // A person's npm settings may forbid install scripts; esbuild and argon2 need theirs (allowBuilds lists them).
  npm_config_ignore_scripts: "false",
  npm_config_update_notifier: "false",
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
};

/**
 * Runs the pinned pnpm, which npx fetches where it is missing.
 * @param {string[]} args
 * @param {import("./run.mjs").RunOptions} [options]
 */
export function pnpm(args, options = {}) {
  return run("npx", ["-y", pinned, ...args], { ...options, env: { ...env, ...options.env } });
}

/**
 * Runs turbo tasks. Through `pnpm exec`, because turbo wants to find pnpm on the PATH.
 * @param {string[]} args such as ["build", "--filter=@parley/api"]
 * @param {import("./run.mjs").RunOptions} [options]
 */
export function turbo(args, options = {}) {
  return pnpm(["exec", "turbo", "run", ...args, "--output-logs=errors-only", "--ui=stream"], options);
}
