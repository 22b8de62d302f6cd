import { startMaintenance } from "../embedded/maintenance.js";
import { DatabaseError } from "../errors/database-errors.js";
import type { Database } from "./database.js";
import { connectEmbedded, openEmbeddedEngine } from "./open-embedded.js";
import { openPostgres } from "./open-postgres.js";

export interface DatabaseLogger {
  info(message: string): void;
  warn(message: string): void;
}

export interface OpenDatabaseOptions {
  /** `postgres://` address of the database; unset: the embedded one. */
  url?: string;
  /** Folder of the embedded database; made when missing. Needed when `url` is unset. */
  dataDir?: string;
  /** Connections at most. Default 16. */
  maxConnections?: number;
  /** How long to wait for a server that does not answer, in milliseconds. Default 5000. */
  connectTimeoutMs?: number;
  logger?: DatabaseLogger;
}

/**
 * Opens the database and makes sure that it answers.
 * @throws DatabaseError (one of its subclasses) with a sentence for a person when it cannot be used.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const { url, dataDir, maxConnections = 16, connectTimeoutMs = 5000 } = options;
  const logger = options.logger ?? { info: () => {}, warn: () => {} };
  if (url !== undefined) return openPostgres({ url, maxConnections, connectTimeoutMs });
  if (dataDir === undefined) throw new DatabaseError("Neither a database's address nor a data folder was given.");
  const engine = await openEmbeddedEngine({ dataDir, logger });
  const db = connectEmbedded(engine, maxConnections, { afterClose: () => engine.close() });
  const maintenance = startMaintenance(db.sql, (message) => logger.warn(message));
  return { ...db, close: () => maintenance.stop().then(() => db.close()) };
}
