import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../client/database.js";
import { connectEmbedded, openEmbeddedEngine } from "../client/open-embedded.js";
import { createWhole } from "../embedded/data-folder.js";
import { fillFromPrepared, fillWithFreshCluster } from "../embedded/prepared-cluster.js";
import { migrate } from "../migrate/migrate.js";
import { schemaFingerprint } from "./schema-fingerprint.js";
import type { TestDatabase, TestDatabaseOptions } from "./test-database.js";

const CONNECTIONS = 16;
const logger = { info: () => {}, warn: (message: string) => console.warn(message) };

/** Two thirds of the files that every suite copies belong to the databases that further ones would be made from: none are. */
async function dropTemplates({ sql }: Database): Promise<void> {
  await sql`update pg_database set datistemplate = false`;
  const templates = await sql<{ name: string }[]>`
    select quote_ident(datname) as name from pg_database where datname <> current_database()`;
  for (const { name } of templates) await sql.unsafe(`drop database ${name}`);
}

async function prepareMigrated(folder: string): Promise<void> {
  const dataDir = `${folder}.${randomUUID()}`;
  try {
    const engine = await openEmbeddedEngine({ dataDir, logger });
    const db = connectEmbedded(engine, CONNECTIONS, { afterClose: () => engine.close() });
    try {
      await migrate(db);
      await dropTemplates(db);
    } finally {
      await db.close();
    }
    await rename(join(dataDir, "cluster"), folder);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function fillMigrated(folder: string): Promise<void> {
  await fillFromPrepared(folder, "migrated", `${await schemaFingerprint()}-alone`, prepareMigrated);
}

/** Makes a migrated and empty database in a data folder that has none, as a first start does, only faster. */
export async function prepareDataDir(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await createWhole(join(dataDir, "cluster"), fillMigrated);
}

/** An embedded database of its own, in a temporary folder that goes with it. */
export async function createEmbeddedTestDatabase({ migrated = true }: TestDatabaseOptions): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-test-"));
  const fill = migrated ? fillMigrated : fillWithFreshCluster;
  const engine = await openEmbeddedEngine({ dataDir, logger, fill });
  const handles: Database[] = [];
  const open = (options?: { serviceRoles: boolean }) => {
    const db = connectEmbedded(engine, CONNECTIONS, options);
    handles.push(db);
    return db;
  };
  return {
    db: open(),
    withoutRowSecurity: open({ serviceRoles: false }),
    openAnother: async () => open(),
    async close() {
      await Promise.all(handles.map((db) => db.close()));
      await engine.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
