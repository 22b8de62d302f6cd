import { randomUUID } from "node:crypto";
import { readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DataFolderInUseError } from "../errors/database-errors.js";
import { isRunning, ownIdentity, type ProcessIdentity } from "./process-identity.js";

const LOCK_FILE = "parley.lock";
const HEARTBEAT_MS = 5000;
/** A lock of another host (two containers on one volume) counts while its heart beats; its processes are not visible. */
const SILENT_MS = 4 * HEARTBEAT_MS;
const ATTEMPTS = 60;
/** Attempts before a living holder is believed: one that was just killed takes a moment to give its memory back. */
const PATIENCE = 20;
const BETWEEN_ATTEMPTS_MS = 50;

export interface DataFolderLock {
  release(): Promise<void>;
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}

function parseHolder(text: string): ProcessIdentity | undefined {
  try {
    const { pid, startedAt, host } = JSON.parse(text) as Partial<ProcessIdentity>;
    if (typeof pid === "number" && typeof startedAt === "string" && typeof host === "string") {
      return { pid, startedAt, host };
    }
  } catch {
    // half-written, or cut off when a disk was full
  }
  return undefined;
}

async function isHeld(path: string, holder: ProcessIdentity | undefined): Promise<boolean> {
  if (holder?.host === ownIdentity().host) return isRunning(holder);
  const { mtimeMs } = await stat(path);
  return Date.now() - mtimeMs < (holder ? SILENT_MS : HEARTBEAT_MS);
}

/**
 * Removes a lock without a living holder. One at a time looks and removes, so that nobody removes the lock that another
 * has taken in between; who comes second finds the guard and tries again.
 */
async function removeStale(path: string): Promise<void> {
  const guard = `${path}.takeover`;
  try {
    await writeFile(guard, "", { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const { mtimeMs } = await stat(guard);
    if (Date.now() - mtimeMs > HEARTBEAT_MS)
      await rm(guard, { force: true }); // whoever made it was killed
    else await wait(BETWEEN_ATTEMPTS_MS);
    return;
  }
  try {
    const text = await readFile(path, "utf8");
    if (!(await isHeld(path, parseHolder(text)))) await rm(path);
  } finally {
    await rm(guard, { force: true });
  }
}

/**
 * Takes the data folder for this process. Two processes on one embedded database destroy it, and the database itself
 * does not notice (security.md, "Embedded database"). The lock of a killed process is taken over.
 * @throws DataFolderInUseError when a living process holds it.
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const path = join(folder, LOCK_FILE);
  const own = JSON.stringify({ ...ownIdentity(), lock: randomUUID() });
  let holder: ProcessIdentity | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      await writeFile(path, own, { flag: "wx" });
      return held(path, own);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    try {
      holder = parseHolder(await readFile(path, "utf8"));
      if (!(await isHeld(path, holder))) await removeStale(path);
      else if (holder && (holder.pid === process.pid || attempt >= PATIENCE))
        throw new DataFolderInUseError(folder, holder.pid);
      else await wait(BETWEEN_ATTEMPTS_MS);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  throw new DataFolderInUseError(folder, holder?.pid ?? 0);
}

function held(path: string, own: string): DataFolderLock {
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {}); // the folder may be gone already
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    async release() {
      clearInterval(heartbeat);
      const text = await readFile(path, "utf8").catch(() => "");
      if (text === own) await rm(path, { force: true });
    },
  };
}
