import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { createWhole, type FillCluster, removeLeftovers } from "../embedded/data-folder.js";
import { lockDataFolder } from "../embedded/data-folder-lock.js";
import { type EmbeddedEngine, startEmbeddedEngine } from "../embedded/embedded-engine.js";
import { fillWithFreshCluster } from "../embedded/prepared-cluster.js";
import {
  DatabaseError,
  DataFolderUnusableError,
  DiskFullError,
  EmbeddedDatabaseFailedError,
} from "../errors/database-errors.js";
import { isDiskFull } from "../errors/sql-state.js";
import { type Connections, createDatabase } from "./connections.js";
import type { Database, Sql } from "./database.js";
import type { DatabaseLogger } from "./open-database.js";
import { postgresOptions, shareConnections } from "./postgres-options.js";

const FOLDER_CODES = new Set(["EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR", "EEXIST", "ELOOP", "ENAMETOOLONG"]);

function describe(error: unknown, dataDir: string): DatabaseError {
  if (error instanceof DatabaseError) return error;
  if (isDiskFull(error)) return new DiskFullError(dataDir, error);
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return FOLDER_CODES.has(code)
    ? new DataFolderUnusableError(dataDir, error)
    : new EmbeddedDatabaseFailedError(dataDir, error);
}

interface OpenEmbeddedEngineOptions {
  dataDir: string;
  logger: DatabaseLogger;
  /** Makes the cluster of a fresh data folder; default: an empty one. */
  fill?: FillCluster;
}

/** Locks the data folder, makes the database in it when there is none, and starts it. @throws DatabaseError */
export async function openEmbeddedEngine(options: OpenEmbeddedEngineOptions): Promise<EmbeddedEngine> {
  const { dataDir, logger, fill = fillWithFreshCluster } = options;
  const cluster = join(dataDir, "cluster");
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const lock = await lockDataFolder(dataDir);
    try {
      await removeLeftovers(cluster);
      await createWhole(cluster, fill);
      const engine = await startEmbeddedEngine(cluster, (error) => logger.warn(`Embedded database: ${error.message}`));
      return {
        connect: () => engine.connect(),
        close: () => engine.close().finally(() => lock.release()),
      };
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw describe(error, dataDir);
  }
}

function connect(engine: EmbeddedEngine, max: number): Sql {
  const options = {
    ...postgresOptions(),
    max,
    max_lifetime: null, // a virtual connection does not age; ending one would leave its prepared statements behind
    socket: () => engine.connect(),
  };
  return postgres(options);
}

/** Puts the Database interface on a running engine. */
export function connectEmbedded(
  engine: EmbeddedEngine,
  maxConnections: number,
  options: Pick<Connections, "serviceRoles" | "afterClose"> = {},
): Database {
  const share = shareConnections(maxConnections);
  return createDatabase({
    kind: "embedded",
    forTransactions: connect(engine, share.transactions),
    forStatements: connect(engine, share.statements),
    ...options,
  });
}
