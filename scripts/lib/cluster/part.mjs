import { closeSync, openSync, readFileSync } from "node:fs";
import { start, stop } from "../run.mjs";
import { until } from "../until.mjs";

/** How much of a program's log is shown when it does not start, in characters. */
const SHOWN_LOG = 2_000;

/**
 * @typedef {object} PartOptions
 * @property {string} name
 * @property {string} url where it is reached; stays the same over its deaths
 * @property {string} command
 * @property {string[]} args
 * @property {string} log file for what it writes
 * @property {Record<string, string>} [env] joins the environment of this process
 * @property {() => Promise<boolean>} isReady
 */

/** One program of a cluster, which can be stopped, killed, frozen and started again. */
export class Part {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #child;
  #options;

  /** @param {PartOptions} options */
  constructor(options) {
    this.#options = options;
  }

  get name() {
    return this.#options.name;
  }

  get url() {
    return this.#options.url;
  }

  /** Whether its process is there, frozen or not. */
  get isRunning() {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resolves when it can be used. Throws what it wrote when it ends instead. */
  async start() {
    const { name, command, args, env, log, isReady } = this.#options;
    const file = openSync(log, "a");
    this.#child = start(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", file, file] });
    closeSync(file);
    await until(`${name} is ready`, async () => {
      if (!this.isRunning) throw new Error(`${name} did not start:\n${readFileSync(log, "utf8").slice(-SHOWN_LOG)}`);
      return isReady();
    });
  }

  /** Asks it to end, and waits until it has. */
  async stop() {
    this.thaw();
    if (this.#child) await stop(this.#child);
  }

  /** Ends it at once (SIGKILL), frozen or not. */
  async kill() {
    if (this.#child) await stop(this.#child, "SIGKILL");
  }

  /** Stops it where it stands (SIGSTOP): connections stay open and nothing answers. */
  freeze() {
    if (this.isRunning) this.#child?.kill("SIGSTOP");
  }

  thaw() {
    if (this.isRunning) this.#child?.kill("SIGCONT");
  }
}
