import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** Tells one process from every other, also from a later one that was given the same number. */
export interface ProcessIdentity {
  pid: number;
  /** Start time as the system spells it; empty where it cannot be told. */
  startedAt: string;
  host: string;
}

function findStart(pid: number): string {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
    }
    if (process.platform === "win32") return "";
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: findStart(process.pid), host: hostname() };
}

/** True when that very process of this host still runs. */
export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const now = findStart(pid);
  return startedAt === "" || now === "" || now === startedAt;
}
