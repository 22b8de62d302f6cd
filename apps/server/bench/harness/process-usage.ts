import { readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second (sysconf(_SC_CLK_TCK) on every platform Node runs on). */
const TICKS_PER_SECOND = 100;

/** Processor time a process has used so far, all its threads, in seconds. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name in parentheses may hold spaces; user and system time are the 14th and 15th field of the whole line.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory of a process, in bytes. */
export function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024;
}

/** What a process uses of one processor while `work` runs, 0 to the number of its threads. */
export async function cpuShare(pid: number, work: () => Promise<unknown>): Promise<number> {
  const [usedBefore, begun] = [cpuSeconds(pid), performance.now()];
  await work();
  return (cpuSeconds(pid) - usedBefore) / ((performance.now() - begun) / 1_000);
}
