import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { aptInstall } from "./apt.mjs";
import { listFiles } from "./files.mjs";
import { findProgram } from "./find-program.mjs";
import { freePort } from "./free-port.mjs";
import { root } from "./paths.mjs";
import { start, stop } from "./run.mjs";
import { until } from "./until.mjs";

/**
 * Whether any test asks for a Redis: it names PARLEY_TEST_REDIS_URL.
 * @param {string} folder
 */
export const testsWantRedis = (folder = join(root, "apps")) =>
  listFiles(folder, (path, isFolder) => isFolder || /\.(ts|tsx|mjs)$/.test(path)).some((path) =>
    readFileSync(join(folder, path), "utf8").includes("PARLEY_TEST_REDIS_URL"),
  );

/**
 * Whether a Redis answers on a port of the loopback.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function redisAnswers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.once("data", (data) => {
      resolve(data.toString().startsWith("+PONG"));
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
  });
}

/** What a Redis that keeps nothing is started with, beside its port. */
export const REDIS_ARGUMENTS = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];

/**
 * The program of a Redis or Valkey server, installed if need be.
 * @returns {Promise<{ program: string } | { missing: string }>}
 */
export async function obtainRedisServer() {
  const find = () => findProgram("redis-server") ?? findProgram("valkey-server");
  const problem = find() ? undefined : await aptInstall(["redis-server"]);
  const program = find();
  return program ? { program } : { missing: `no Redis: ${problem}` };
}

/**
 * A Redis (or Valkey) for the tests: the one of PARLEY_TEST_REDIS_URL, else a throwaway one, installed if need be.
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | { missing: string }>}
 */
export async function obtainRedis() {
  const url = process.env.PARLEY_TEST_REDIS_URL;
  if (url) return { url, stop: () => Promise.resolve() };
  const found = await obtainRedisServer();
  if ("missing" in found) return { missing: `${found.missing}; install one or set PARLEY_TEST_REDIS_URL` };
  const port = await freePort();
  const server = start(found.program, ["--port", String(port), ...REDIS_ARGUMENTS], { stdio: "ignore" });
  await until("Redis answers", () => redisAnswers(port));
  return { url: `redis://127.0.0.1:${port}`, stop: () => stop(server) };
}
