import { createRequire } from "node:module";
import { lstat, mkdir } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { copyCluster, createWhole } from "./data-folder.js";
import { startEmbeddedEngine } from "./embedded-engine.js";

/** Version of the embedded database: clusters made by another one are not reused. */
function engineVersion(): string {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  return /pglite@([\w.-]+)/.exec(entry)?.[1] ?? "unversioned";
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

async function initialise(folder: string): Promise<void> {
  const engine = await startEmbeddedEngine(folder);
  await engine.close();
}

/**
 * A cluster prepared by `prepare` once and kept under `key`; undefined when it cannot be kept.
 */
export async function findPreparedCluster(
  key: string,
  prepare: (folder: string) => Promise<void>,
): Promise<string | undefined> {
  const cache = await findCacheFolder();
  if (!cache) return undefined;
  const folder = join(cache, `${key}-${engineVersion()}`);
  try {
    await createWhole(folder, prepare);
    return folder;
  } catch {
    return undefined;
  }
}

/**
 * Fills `folder` with a fresh cluster: a copy of one prepared earlier, since making one takes seconds; where none can
 * be kept or copied, one is made on the spot.
 */
export async function fillWithFreshCluster(folder: string): Promise<void> {
  const prepared = await findPreparedCluster("fresh", initialise);
  if (!prepared) return initialise(folder);
  await copyCluster(prepared, folder);
}
