import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

/** A Redis server that exists for one test; it keeps nothing over a restart. */
export interface ThrowawayRedis {
  /** Stays the same over `kill` and `start`. */
  readonly url: string;
  /** Ends it at once (`kill -9`). */
  kill(): Promise<void>;
  /** Starts a killed server again, empty, on the same port. */
  start(): Promise<void>;
  /** Stops it where it stands (SIGSTOP): connections stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

const READY = "Ready to accept connections";

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("There is no free port");
  return address.port;
}

async function startServer(port: number): Promise<ChildProcess> {
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", args, { cwd: "/", stdio: ["ignore", "pipe", "ignore"] });
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  child.once("exit", () => process.off("exit", killAtExit));
  if (child.stdout === null) throw new Error("Redis' log is not piped");
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((resolve, reject) => {
    lines.on("line", (line) => {
      if (line.includes(READY)) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error("Redis did not start")));
  });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** Starts a Redis of its own on a free port of 127.0.0.1. Throws when `redis-server` is not installed. */
export async function startRedis(): Promise<ThrowawayRedis> {
  const port = await findFreePort();
  let child = await startServer(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => end(child),
    start: async () => {
      child = await startServer(port);
    },
    freeze: () => {
      child.kill("SIGSTOP");
    },
    thaw: () => {
      child.kill("SIGCONT");
    },
    stop: () => end(child),
  };
}

/** The Redis of PARLEY_TEST_REDIS_URL, shared with other tests; without it a throwaway one. */
export async function openTestRedis(): Promise<Pick<ThrowawayRedis, "url" | "stop">> {
  const url = process.env.PARLEY_TEST_REDIS_URL;
  return url === undefined || url === "" ? startRedis() : { url, stop: () => Promise.resolve() };
}
