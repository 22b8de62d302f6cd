import type postgres from "postgres";
import { openPostgres } from "../client/open-postgres.js";
import { migrate } from "../migrate/migrate.js";
import { addressOf, type Login, OWNER } from "./postgres-owner.js";
import { schemaFingerprint } from "./schema-fingerprint.js";

const TEMPLATE_LOCK = 7_313_402_118;

async function build(session: postgres.Sql, adminUrl: string, owner: Login, name: string): Promise<void> {
  const building = `${name}_building`;
  await session.unsafe(`drop database if exists ${building} with (force)`);
  await session.unsafe(`create database ${building} owner ${OWNER} template template0`);
  const url = addressOf(adminUrl, building, owner);
  const db = await openPostgres({ url, maxConnections: 2, connectTimeoutMs: 10_000 });
  try {
    await migrate(db);
  } finally {
    await db.close();
  }
  await session.unsafe(`alter database ${building} rename to ${name}`);
}

/**
 * Makes the migrated template once per schema, however many test processes start at the same time.
 * @returns its name.
 */
export async function ensureTemplate(admin: postgres.Sql, adminUrl: string, owner: Login): Promise<string> {
  const name = `parley_template_${await schemaFingerprint()}`;
  const session = await admin.reserve();
  try {
    await session`select pg_advisory_lock(${TEMPLATE_LOCK})`;
    const [ready] = await session`select from pg_database where datname = ${name}`;
    if (!ready) await build(session, adminUrl, owner, name);
  } finally {
    await session`select pg_advisory_unlock(${TEMPLATE_LOCK})`;
    session.release();
  }
  return name;
}
