import { chmodSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { root } from "../lib/paths.mjs";
import { start, stop } from "../lib/run.mjs";
import { currentState, writeStamp } from "../lib/stamp.mjs";
import { temporaryTree } from "./temporary-tree.mjs";

/**
 * A small checkout with the real scripts in it. Its programs are shell scripts of the test's, so that what the scripts
 * do around them can be seen in full without installing anything.
 */
export class Checkout {
  /** @param {Record<string, string>} files join the few that every checkout has */
  constructor(files = {}) {
    this.path = temporaryTree({
      "package.json": '{"packageManager":"pnpm@0.0.0","type":"module"}',
      "apps/server/package.json": '{"type":"module"}',
      "apps/web/package.json": '{"type":"module"}',
      "packages/db/package.json": "{}",
      ...files,
    });
    cpSync(join(root, "scripts"), join(this.path, "scripts"), { recursive: true });
  }

  /**
   * Writes a file into the checkout.
   * @param {string} path
   * @param {string} text
   */
  file(path, text) {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), text);
    return this;
  }

  /**
   * Puts an executable shell script into the checkout.
   * @param {string} path
   * @param {string} body
   */
  program(path, body) {
    this.file(path, `#!/bin/sh\n${body}\n`);
    chmodSync(join(this.path, path), 0o755);
    return this;
  }

  /** Lets the stamp say that everything as it stands now is installed and built. */
  stamp() {
    writeStamp(currentState(this.path), this.path);
    return this;
  }

  /**
   * Starts one of the commands. Programs are looked for in the checkout's own `bin`, then among the system's.
   * @param {string} command
   * @param {string[]} [args]
   * @param {Record<string, string>} [env]
   */
  start(command, args = [], env = {}) {
    // One pipe for both streams, as on a screen: of two nobody could tell which line came last.
    const script = join(this.path, "scripts", `${command}.mjs`);
    const child = start("/bin/sh", ["-c", 'exec "$0" "$@" 2>&1', process.execPath, script, ...args], {
      cwd: this.path,
      env: { PATH: `${join(this.path, "bin")}:${dirname(process.execPath)}:/usr/bin:/bin`, HOME: this.path, ...env },
      stdio: ["ignore", "pipe", "ignore"],
    });
    onTestFinished(() => stop(child, "SIGKILL"));
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += String(chunk);
    });
    return { child, output: () => output };
  }

  /**
   * Runs one of the commands to its end.
   * @param {string} command
   * @param {string[]} [args]
   * @param {Record<string, string>} [env]
   * @returns {Promise<{ code: number | null, output: string }>}
   */
  run(command, args, env) {
    const { child, output } = this.start(command, args, env);
    return new Promise((resolve) => child.once("close", (code) => resolve({ code, output: output() })));
  }
}
