import { createHash, randomUUID } from "node:crypto";
import postgres from "postgres";
import { openPostgres } from "../client/open-postgres.js";
import { migrate } from "../migrate/migrate.js";
import { schemaFingerprint } from "./schema-fingerprint.js";
import type { TestDatabase } from "./test-database.js";

const OWNER = "parley_test_owner";
const TEMPLATE_LOCK = 7_313_402_118;
const CONNECT_TIMEOUT_MS = 10_000;
const CONNECTIONS = 16;

function addressOf(adminUrl: string, database: string, login?: { user: string; password: string }): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (login) Object.assign(url, { username: login.user, password: login.password });
  return url.href;
}

/** The tests connect as an ordinary role, as a careful operator would let them: owner of the database, no superuser. */
function ownerLogin(adminUrl: string) {
  const password = createHash("sha256").update(`${OWNER} ${adminUrl}`).digest("hex");
  return { user: OWNER, password };
}

async function ensureOwner(admin: postgres.Sql, password: string): Promise<void> {
  await admin.unsafe(`do $$ begin
    create role ${OWNER} login createrole nosuperuser password '${password}';
  exception when duplicate_object or unique_violation then
    alter role ${OWNER} password '${password}';
  end $$`);
}

/** Makes the migrated template once per schema, however many test processes start at the same time. */
async function ensureTemplate(admin: postgres.Sql, adminUrl: string, name: string): Promise<void> {
  const session = await admin.reserve();
  try {
    await session`select pg_advisory_lock(${TEMPLATE_LOCK})`;
    const [ready] = await session`select from pg_database where datname = ${name}`;
    if (ready) return;
    const login = ownerLogin(adminUrl);
    await ensureOwner(session, login.password);
    const building = `${name}_building`;
    await session.unsafe(`drop database if exists ${building} with (force)`);
    await session.unsafe(`create database ${building} owner ${OWNER} template template0`);
    const db = await openPostgres({
      url: addressOf(adminUrl, building, login),
      maxConnections: 2,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
    });
    await migrate(db).finally(() => db.close());
    await session.unsafe(`alter database ${building} rename to ${name}`);
  } finally {
    await session`select pg_advisory_unlock(${TEMPLATE_LOCK})`;
    session.release();
  }
}

/** A migrated database of its own on a Postgres server, dropped when closed. `adminUrl` is a superuser's address. */
export async function createPostgresTestDatabase(adminUrl: string): Promise<TestDatabase> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const template = `parley_template_${await schemaFingerprint()}`;
    const name = `parley_test_${randomUUID().replaceAll("-", "")}`;
    await ensureTemplate(admin, adminUrl, template);
    await admin.unsafe(`create database ${name} template ${template} owner ${OWNER}`);
    const options = { maxConnections: CONNECTIONS, connectTimeoutMs: CONNECT_TIMEOUT_MS };
    const db = await openPostgres({ url: addressOf(adminUrl, name, ownerLogin(adminUrl)), ...options });
    const unfenced = await openPostgres({ url: addressOf(adminUrl, name), ...options, serviceRoles: false });
    return {
      db,
      withoutRowSecurity: unfenced,
      async close() {
        await Promise.all([db.close(), unfenced.close()]);
        await admin.unsafe(`drop database if exists ${name} with (force)`);
        await admin.end();
      },
    };
  } catch (error) {
    await admin.end({ timeout: 1 });
    throw error;
  }
}
