import { randomUUID } from "node:crypto";
import postgres from "postgres";
import type { Database } from "../client/database.js";
import { openPostgres } from "../client/open-postgres.js";
import { addressOf, ensureOwner, OWNER } from "./postgres-owner.js";
import { ensureTemplate } from "./postgres-template.js";
import type { TestDatabase, TestDatabaseOptions } from "./test-database.js";

// As many as the races over the API are promised on.
const CONNECTIONS = 20;
const CONNECT_TIMEOUT_MS = 10_000;

/** A database of its own on a Postgres server, dropped when closed. `adminUrl` is a superuser's address. */
export async function createPostgresTestDatabase(
  adminUrl: string,
  { migrated = true }: TestDatabaseOptions,
): Promise<TestDatabase> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const name = `parley_test_${randomUUID().replaceAll("-", "")}`;
  const handles: Database[] = [];
  const open = async (url: string, serviceRoles: boolean) => {
    const options = { maxConnections: CONNECTIONS, connectTimeoutMs: CONNECT_TIMEOUT_MS, serviceRoles };
    const db = await openPostgres({ url, ...options });
    handles.push(db);
    return db;
  };
  const close = async () => {
    await Promise.all(handles.map((db) => db.close()));
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  };
  try {
    const owner = await ensureOwner(admin, adminUrl);
    const template = migrated ? await ensureTemplate(admin, adminUrl, owner) : "template0";
    await admin.unsafe(`create database ${name} template ${template} owner ${OWNER}`);
    const url = addressOf(adminUrl, name, owner);
    return {
      db: await open(url, true),
      withoutRowSecurity: await open(addressOf(adminUrl, name), false),
      openAnother: () => open(url, true),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
