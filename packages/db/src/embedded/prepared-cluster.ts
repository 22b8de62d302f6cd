import { randomUUID } from "node:crypto";
import { lstat, mkdir, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { copyCluster, createWhole, type FillCluster } from "./data-folder.js";
import { startEmbeddedWorker } from "./embedded-worker.js";

/** Less than the ten days after which systems begin to empty their temporary folders, file by file. */
const UNUSED_MS = 7 * 24 * 3600_000;

/** The version of the embedded database: clusters made by another one are not reused. */
async function findEngineVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const { version } = JSON.parse(await readFile(join(dirname(entry), "../package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

/**
 * The folder that keeps prepared clusters, or undefined when there is none that only this user can write to (anyone
 * may plant files in the shared temporary folder).
 */
async function findCacheFolder(): Promise<string | undefined> {
  const { uid, username } = userInfo();
  const folder = join(tmpdir(), `parley-${uid < 0 ? username : uid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await lstat(folder);
    const own = found.isDirectory() && (uid < 0 || (found.uid === uid && (found.mode & 0o022) === 0));
    return own ? folder : undefined;
  } catch {
    return undefined;
  }
}

async function removeUnused(cache: string, kind: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(`${kind}-`)) continue;
    const path = join(cache, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs <= UNUSED_MS) continue;
    // Away in one step: whoever looks for it finds it whole or not at all, never half emptied.
    const leaving = join(cache, `${kind}-leaving-${randomUUID()}`);
    await rename(path, leaving);
    await rm(leaving, { recursive: true });
  }
}

/**
 * A cluster made by `prepare` once and kept for later, per kind and fingerprint; undefined when it cannot be kept.
 * Those not used for a week are removed.
 */
export async function findPreparedCluster(
  kind: string,
  fingerprint: string,
  prepare: FillCluster,
): Promise<string | undefined> {
  const cache = await findCacheFolder();
  if (!cache) return undefined;
  const folder = join(cache, `${kind}-${fingerprint}-${await findEngineVersion()}`);
  try {
    await removeUnused(cache, kind).catch(() => {}); // another process may be at it
    await createWhole(folder, prepare);
    await utimes(folder, new Date(), new Date());
    return folder;
  } catch {
    return undefined;
  }
}

/**
 * Fills `folder` with a copy of the cluster that `prepare` made once. Where none can be kept, or the one there is goes while
 * it is being copied (another process or the system tidies up), it is made on the spot.
 */
export async function fillFromPrepared(
  folder: string,
  kind: string,
  fingerprint: string,
  prepare: FillCluster,
): Promise<void> {
  const prepared = await findPreparedCluster(kind, fingerprint, prepare);
  if (prepared !== undefined) {
    try {
      await copyCluster(prepared, folder);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      await rm(folder, { recursive: true, force: true });
    }
  }
  await prepare(folder);
}

async function initialise(folder: string): Promise<void> {
  const worker = await startEmbeddedWorker({ folder, idleTimeoutMs: 0 });
  await worker.close();
}

/**
 * Fills `folder` with a fresh cluster: a copy of one prepared earlier, since making one takes seconds; where none can
 * be kept, one is made on the spot.
 */
export async function fillWithFreshCluster(folder: string): Promise<void> {
  await fillFromPrepared(folder, "fresh", "small-journal", initialise);
}
