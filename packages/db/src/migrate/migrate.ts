import type { Database } from "../client/database.js";
import { MigrationError } from "../errors/database-errors.js";
import { listMigrationFiles, type MigrationFile } from "./migration-files.js";
import { ensureRoles } from "./roles.js";

// Any number, the same in every version: it names the lock that lets one node migrate at a time.
const MIGRATION_LOCK = 4_820_199_301;

type Begun = Parameters<Parameters<Database["sql"]["begin"]>[1]>[0];

export interface MigrateOptions {
  /** Folder of the migrations; default: those of this package. */
  folder?: URL;
}

/**
 * Brings the schema up to date: every file of `migrations/` that is not yet applied, in order, each in a transaction of
 * its own. Safe to run on several nodes at once. Also creates the roles that service transactions switch to.
 * @returns the names of the files applied by this call.
 * @throws MigrationError when an applied file was changed or is unknown here, or when one fails.
 * @throws DatabaseRefusedError when the connecting role may not do what is needed.
 */
export async function migrate(db: Database, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  const files = await listMigrationFiles(options.folder);
  const pending = await locked(db, async (tx) => {
    const [row] = await tx<{ role: string }[]>`select current_user::text as role`;
    await ensureRoles(tx, row?.role ?? "");
    await tx.unsafe(`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz(3) not null default clock_timestamp())`);
    return listPending(tx, files);
  });
  const applied: string[] = [];
  for (const file of pending) {
    if (await locked(db, (tx) => applyOnce(tx, file))) applied.push(file.name);
  }
  return { applied };
}

async function locked<T>(db: Database, fn: (tx: Begun) => Promise<T>): Promise<T> {
  const result = await db.sql.begin("", async (tx) => {
    await tx.unsafe("set local statement_timeout = 0; set local lock_timeout = 0; set local search_path = public");
    await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    return { value: await fn(tx) };
  });
  return result.value;
}

async function listPending(tx: Begun, files: MigrationFile[]): Promise<MigrationFile[]> {
  const known = new Map(files.map((file) => [file.name, file.checksum]));
  const done = await tx<{ name: string; checksum: string }[]>`
    select name, checksum from schema_migrations order by name`;
  for (const { name, checksum } of done) {
    const expected = known.get(name);
    if (expected === undefined) {
      throw new MigrationError(
        `The database was made by a newer version of Parley (it has the migration ${name}). Start that version, or restore a backup from before it.`,
      );
    }
    if (expected !== checksum) {
      throw new MigrationError(
        `The migration ${name} was changed after it had been applied. Undo the change and put the new step into a file of its own.`,
      );
    }
  }
  const names = new Set(done.map(({ name }) => name));
  return files.filter(({ name }) => !names.has(name));
}

// Another node may have been quicker: whether the file is still pending is asked again under the lock.
async function applyOnce(tx: Begun, file: MigrationFile): Promise<boolean> {
  const [done] = await tx`select from schema_migrations where name = ${file.name}`;
  if (done) return false;
  try {
    await tx.unsafe(file.sql);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationError(`The migration ${file.name} failed: ${detail}`, { cause });
  }
  await tx`insert into schema_migrations (name, checksum) values (${file.name}, ${file.checksum})`;
  return true;
}
