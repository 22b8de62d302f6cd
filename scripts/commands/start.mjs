import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../lib/paths.mjs";
import { build, install } from "../lib/prepare.mjs";

const SERVER = join(root, "apps/server/dist/main.js");

/**
 * `npm start`: installs and builds what is not yet, then becomes the server. In this very process, so that every
 * signal and the exit code are the server's own, and killing this process leaves nothing behind.
 * @param {string[]} args handed to the server
 */
export async function main(args) {
  await install();
  await build();
  process.chdir(root);
  process.env.NODE_ENV ??= "production";
  process.argv = [process.execPath, SERVER, ...args];
  if (process.env.npm_lifecycle_event) endWithParent();
  await import(pathToFileURL(SERVER).href);
}

/** An npm that was killed outright would leave the server behind, holding port and data folder. */
function endWithParent() {
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  timer.unref();
}

/**
 * The parent of a process, where /proc tells it: between npm and us stands a shell.
 * @param {number} pid
 * @returns {number | undefined}
 */
function parentOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
  } catch {
    return undefined;
  }
}
