import { randomUUID } from "node:crypto";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectEmbedded, openEmbeddedEngine } from "../client/open-embedded.js";
import { copyCluster } from "../embedded/data-folder.js";
import { fillWithFreshCluster, findPreparedCluster } from "../embedded/prepared-cluster.js";
import { migrate } from "../migrate/migrate.js";
import { schemaFingerprint } from "./schema-fingerprint.js";
import type { TestDatabase } from "./test-database.js";

const CONNECTIONS = 16;
const logger = { info: () => {}, warn: (message: string) => console.warn(message) };

async function prepareMigrated(folder: string): Promise<void> {
  const dataDir = `${folder}.${randomUUID()}`;
  try {
    const engine = await openEmbeddedEngine({ dataDir, logger, fill: fillWithFreshCluster });
    const db = connectEmbedded(engine, CONNECTIONS, { afterClose: () => engine.close() });
    await migrate(db).finally(() => db.close());
    await rename(join(dataDir, "cluster"), folder);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function fillMigrated(folder: string): Promise<void> {
  const prepared = await findPreparedCluster(`migrated-${await schemaFingerprint()}`, prepareMigrated);
  await (prepared ? copyCluster(prepared, folder) : prepareMigrated(folder));
}

/** A migrated embedded database of its own, in a temporary folder that goes with it. */
export async function createEmbeddedTestDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-test-"));
  const engine = await openEmbeddedEngine({ dataDir, logger, fill: fillMigrated });
  const db = connectEmbedded(engine, CONNECTIONS);
  const unfenced = connectEmbedded(engine, CONNECTIONS, { serviceRoles: false });
  return {
    db,
    withoutRowSecurity: unfenced,
    async close() {
      await Promise.all([db.close(), unfenced.close()]);
      await engine.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
