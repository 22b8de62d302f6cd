import { statfs } from "node:fs/promises";
import {
  DatabaseError,
  DataFolderUnusableError,
  DiskFullError,
  EmbeddedDatabaseFailedError,
} from "../errors/database-errors.js";
import { isDiskFull } from "../errors/sql-state.js";

const FOLDER_CODES = new Set(["EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR", "EEXIST", "ELOOP", "ENAMETOOLONG"]);
/** The database adds to its journal in steps of 16 MB; with less than that left it stops. */
const LEAST_FREE_BYTES = 17 * 1024 * 1024;

async function isDiskNearlyFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: Number.MAX_SAFE_INTEGER, bsize: 1 }));
  return bavail * bsize < LEAST_FREE_BYTES;
}

/** Puts what went wrong with the embedded database in `dataDir` into a sentence for a person. */
export async function describeFailure(error: unknown, dataDir: string): Promise<DatabaseError> {
  if (error instanceof DatabaseError) return error;
  if (isDiskFull(error)) return new DiskFullError(dataDir, error);
  if (FOLDER_CODES.has((error as NodeJS.ErrnoException).code ?? "")) return new DataFolderUnusableError(dataDir, error);
  // the database says why it does not open to its own log only
  if (await isDiskNearlyFull(dataDir)) return new DiskFullError(dataDir, error);
  return new EmbeddedDatabaseFailedError(dataDir, error);
}
