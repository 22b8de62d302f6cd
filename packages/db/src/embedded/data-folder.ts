import { randomUUID } from "node:crypto";
import { constants, copyFile, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Fills an empty folder with a database cluster. */
export type FillCluster = (folder: string) => Promise<void>;

const FILLING = ".filling-";

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * Makes `folder` by filling a folder beside it and renaming that, so that it is there whole or not at all, whatever
 * dies in between. When two do so at once, the first wins and the other's work is thrown away.
 * @returns whether it was this call that made it.
 */
export async function createWhole(folder: string, fill: FillCluster): Promise<boolean> {
  if (await exists(folder)) return false;
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const staging = join(parent, `${basename(folder)}${FILLING}${randomUUID()}`);
  try {
    await fill(staging);
    await rename(staging, folder);
    return true;
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
    return false;
  }
}

/** Removes what a process that died while filling left beside `folder`. Only for the holder of the folder's lock. */
export async function removeLeftovers(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent)) {
    if (name.startsWith(`${basename(folder)}${FILLING}`))
      await rm(join(parent, name), { recursive: true, force: true });
  }
}

/**
 * Copies a cluster: folders and plain files. Without copying bytes where the file system can share them, and with a
 * third of the work that `fs.cp` has with its thousand files.
 * @throws when `to` exists, or something of `from` goes meanwhile (ENOENT).
 */
export async function copyCluster(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o700 });
  // One after the other: a file system makes files of a folder no faster side by side, it only takes twice the processor's time.
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyCluster(source, target);
    else await copyFile(source, target, constants.COPYFILE_FICLONE);
  }
}
