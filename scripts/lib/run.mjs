import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/** How much of a program's output is kept for the failure message, in characters. */
const KEPT_OUTPUT = 200_000;

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** @type {Record<string, number>} */
const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
/** @type {number | undefined} set once a signal told this process to end */
let endingWith;

/** @param {NodeJS.Signals} signal */
function endWithChildren(signal) {
  endingWith = exitCodes[signal];
  for (const child of running) child.kill("SIGTERM");
}

function killChildren() {
  for (const child of running) child.kill("SIGKILL");
}

// Signals are only ours while a child runs: afterwards they belong to the server, which may live in this process.
/** @param {import("node:child_process").ChildProcess} child */
function watch(child) {
  if (running.size === 0) {
    for (const signal of Object.keys(exitCodes)) process.on(signal, endWithChildren);
    process.on("exit", killChildren);
  }
  running.add(child);
  const forget = () => {
    if (!running.delete(child) || running.size > 0) return;
    if (endingWith !== undefined) process.exit(endingWith);
    for (const signal of Object.keys(exitCodes)) process.off(signal, endWithChildren);
    process.off("exit", killChildren);
  };
  child.once("close", forget);
  child.once("error", forget);
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] default: the repository's root
 * @property {Record<string, string | undefined>} [env] joins the environment of this process
 * @property {boolean} [show] pass the output on as it comes (it is kept as well)
 * @property {number} [timeoutMs] ends it after that time; its exit code is then 128
 * @property {number} [uid] run as this user (needs root)
 * @property {number} [gid]
 */

/**
 * @typedef {object} RunResult
 * @property {number} code exit code; 127 when the program could not be started, 128 when a signal ended it
 * @property {string} output the end of what it wrote to both streams
 */

/**
 * Runs a program to its end. Never throws: an exit code other than 0 is for the caller to judge.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd = root, env = {}, show = false, timeoutMs, uid, gid } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      ...(uid === undefined ? {} : { uid, gid }),
    });
    watch(child);
    let output = "";
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => {
      resolve({ code: 127, output: `${output}${error.message}\n` });
    });
    child.on("close", (code) => resolve({ code: code ?? 128, output }));
  });
}

/**
 * Starts a program that goes on beside this one; it is ended when this process ends.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"], ...options });
  watch(child);
  return child;
}

/**
 * Ends a program started with `start` and waits until it is gone.
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 */
export async function stop(child, signal = "SIGTERM") {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("close", resolve));
  child.kill(signal);
  await gone;
}
