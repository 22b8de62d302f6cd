import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A server started from its build, as `npm start` starts it. */
export interface RunningServer {
  url: string;
  /** From the spawn to the ready line, in milliseconds. */
  readyMs: number;
  /** Resident memory of the process now, in bytes. */
  residentBytes(): number;
  stop(): Promise<void>;
}

/** Starts `apps/server/dist/main.js` on a free port and waits for its ready line. Throws what it printed when it ends before. */
export function startServer(root: string, environment: Record<string, string>): Promise<RunningServer> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, "apps/server/dist/main.js")], {
    env: { ...process.env, PORT: "0", LOG_LEVEL: "warn", RATE_LIMIT_SCALE: "100000", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /Parley is ready at (\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve(running(child, url, performance.now() - begun));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
}

function running(child: ChildProcess, url: string, readyMs: number): RunningServer {
  return {
    url,
    readyMs,
    residentBytes: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) * 1024,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  if (low === undefined || high === undefined) throw new Error("nothing was measured");
  return (low + high) / 2;
}
