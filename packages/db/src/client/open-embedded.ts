import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { createWhole, type FillCluster, removeLeftovers } from "../embedded/data-folder.js";
import { lockDataFolder } from "../embedded/data-folder-lock.js";
import { describeFailure } from "../embedded/describe-failure.js";
import { EmbeddedEngine } from "../embedded/embedded-engine.js";
import { fillWithFreshCluster } from "../embedded/prepared-cluster.js";
import { type Connections, createDatabase } from "./connections.js";
import type { Database, Sql } from "./database.js";
import type { DatabaseLogger } from "./open-database.js";
import { postgresOptions, shareConnections } from "./postgres-options.js";

interface OpenEmbeddedEngineOptions {
  dataDir: string;
  logger: DatabaseLogger;
  /** Makes the cluster of a fresh data folder; default: an empty one. */
  fill?: FillCluster;
}

/** An engine that holds the lock of its data folder until it is closed. */
export type LockedEngine = Pick<EmbeddedEngine, "connect" | "close">;

/** Locks the data folder, makes the database in it when there is none, and starts it. @throws DatabaseError */
export async function openEmbeddedEngine(options: OpenEmbeddedEngineOptions): Promise<LockedEngine> {
  const { dataDir, logger, fill = fillWithFreshCluster } = options;
  const folder = join(dataDir, "cluster");
  const describe = (error: unknown) => describeFailure(error, dataDir);
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const lock = await lockDataFolder(dataDir);
    try {
      await removeLeftovers(folder);
      if (await createWhole(folder, fill)) logger.info(`Made a fresh embedded database in ${dataDir}.`);
      const onBreakdown = (error: Error) => logger.warn(`${error.message} It is opened again when it is next needed.`);
      const engine = await EmbeddedEngine.start({ folder, describe, onBreakdown });
      return {
        connect: () => engine.connect(),
        async close() {
          await engine.close();
          await lock.release();
        },
      };
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw await describe(error);
  }
}

function connect(engine: LockedEngine, max: number): Sql {
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
  engine: LockedEngine,
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
