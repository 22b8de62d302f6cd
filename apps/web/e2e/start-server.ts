import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A running Parley of its own for the tests. */
export interface TestServer {
  readonly url: string;
  /** Kills it as a crash would, and starts it again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL("../../server/dist/main.js", import.meta.url));
const REACH_PUSH = fileURLToPath(new URL("reach-push-stand-in.mjs", import.meta.url));
/** An embedded database is made anew in this time even on a busy machine. */
const START_LIMIT_MS = 60_000;

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("The probe has no port.");
  return address.port;
}

async function launch(env: Record<string, string>): Promise<ChildProcess> {
  const before = env.PUSH_STAND_IN_PORT === undefined ? [] : ["--import", REACH_PUSH];
  const child = spawn(process.execPath, [...before, MAIN], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server is not ready:\n${output}`)), START_LIMIT_MS);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes("Parley is ready")) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${code}:\n${output}`));
    });
  });
  await ready;
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

/**
 * Starts the built server on a free port: on a data folder of its own, or on the Postgres of `DATABASE_URL`. Where
 * `pushPort` is given, what listens there is all push services for it.
 */
export async function startServer(pushPort?: number): Promise<TestServer> {
  const port = await findFreePort();
  const dataDir = await mkdtemp(join(tmpdir(), "parley-e2e-"));
  const env = {
    PORT: String(port),
    HOST: "127.0.0.1",
    PUBLIC_URL: `http://localhost:${port}`,
    DATA_DIR: dataDir,
    RATE_LIMIT_SCALE: "100",
    ...(pushPort !== undefined && { PUSH_STAND_IN_PORT: String(pushPort) }),
    LOG_LEVEL: "warn",
  };
  let child = await launch(env);
  return {
    url: env.PUBLIC_URL,
    restart: async () => {
      await end(child, "SIGKILL");
      child = await launch(env);
    },
    stop: async () => {
      await end(child, "SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
