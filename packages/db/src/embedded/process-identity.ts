import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";

/** Tells one process from every other, also from a later one that was given the same number. */
export interface ProcessIdentity {
  pid: number;
  /** Start time as the system spells it; empty where it cannot be told. */
  startedAt: string;
  host: string;
}

/** What Linux tells of a process behind its name (proc(5)): state first, start time twentieth. */
function readStat(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function findStart(pid: number): string {
  try {
    if (process.platform === "linux") return readStat(pid)[19] ?? "";
    if (process.platform === "win32") return "";
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** Whether a process is dead and only waits for its parent to notice, which in a container may be never. */
function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    const [state] = readStat(pid);
    return (state === "Z" || state === "X") && readdirSync(`/proc/${pid}/task`).length <= 1;
  } catch {
    return false;
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
  if (isZombie(pid)) return false;
  const now = findStart(pid);
  return startedAt === "" || now === "" || now === startedAt;
}
