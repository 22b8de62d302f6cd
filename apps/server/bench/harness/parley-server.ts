import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { residentBytes } from "./process-usage.js";
import { callable, type Remote } from "./remote.js";

/** What server-probe.mjs answers. */
interface Probe {
  heap(): number;
  watchDelay(): void;
  longestDelay(): number;
}

/** A server started from its build, as `npm start` starts it, with a probe beside it. */
export interface ParleyServer {
  url: string;
  port: number;
  pid: number;
  probe: Remote<Probe>;
  /** From the spawn to the ready line, in milliseconds. */
  readyMs: number;
  /** Resident memory of the process now, in bytes. */
  residentBytes(): number;
  stop(): Promise<void>;
}

const PROBE = fileURLToPath(new URL("server-probe.mjs", import.meta.url));

/**
 * Starts `apps/server/dist/main.js` on a free port and waits for its ready line. Throws what it printed when it ends before.
 * BENCH_NODE_ARGS (for example `--cpu-prof --cpu-prof-dir=profiles`) goes to its Node: that is how it is profiled.
 */
export function startServer(root: string, environment: Record<string, string>): Promise<ParleyServer> {
  const begun = performance.now();
  const nodeArgs = [
    "--expose-gc",
    "--import",
    PROBE,
    ...(process.env.BENCH_NODE_ARGS ?? "").split(" ").filter(Boolean),
  ];
  const child = spawn(process.execPath, [...nodeArgs, join(root, "apps/server/dist/main.js")], {
    env: { ...process.env, PORT: "0", LOG_LEVEL: "warn", RATE_LIMIT_SCALE: "100000", ...environment },
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /Parley is ready at (\S+)/.exec(output)?.[1];
      if (url === undefined) return;
      const pid = child.pid ?? 0;
      resolve({
        url,
        port: Number(new URL(url).port),
        pid,
        probe: callable<Probe>(child),
        readyMs: performance.now() - begun,
        residentBytes: () => residentBytes(pid),
        stop: () =>
          new Promise((stopped) => {
            child.once("exit", () => stopped());
            child.kill("SIGTERM");
          }),
      });
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
}
