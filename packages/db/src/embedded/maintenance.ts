import type { Sql } from "../client/database.js";
import { isConnectionError } from "../errors/sql-state.js";

// What a Postgres server's background processes do and the embedded database does not: without checkpoints its journal
// grows for ever, without VACUUM its tables do, without ANALYZE its plans stay those of an empty database.

const CHECKPOINT_INTERVAL_MS = 60_000;
const VACUUM_INTERVAL_MS = 5 * 60_000;

/** Writes everything changed to the data files, so that the journal can be reused. Does nothing when nothing changed. */
export async function checkpoint(sql: Sql): Promise<boolean> {
  const [journal] = await sql<{ pending: boolean }[]>`
    select pg_current_wal_insert_lsn() - checkpoint_lsn > 1024 as pending from pg_control_checkpoint()`;
  if (journal?.pending) await sql.unsafe("checkpoint");
  return journal?.pending ?? false;
}

/**
 * Vacuums and analyses the tables that changed much since the last time, one statement each, so that others come in
 * between.
 * @returns their names.
 */
export async function vacuum(sql: Sql): Promise<string[]> {
  await sql`select pg_stat_force_next_flush()`;
  // the thresholds are those of Postgres's autovacuum
  const tables = await sql<{ name: string; littered: boolean }[]>`
    select name, littered from (
      select relid, quote_ident(schemaname) || '.' || quote_ident(relname) as name,
        n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup as littered,
        n_mod_since_analyze > 50 + 0.1 * n_live_tup as changed
      from pg_stat_user_tables) tables
    where littered or changed order by relid`;
  for (const { name, littered } of tables) await sql.unsafe(`${littered ? "vacuum (analyze)" : "analyze"} ${name}`);
  return tables.map(({ name }) => name);
}

export interface Maintenance {
  /** Stops the timers and waits for what is running. */
  stop(): Promise<void>;
}

/** Keeps an embedded database in shape while it is open. */
export function startMaintenance(sql: Sql, warn: (message: string) => void): Maintenance {
  let running = Promise.resolve();
  const run = async (task: (sql: Sql) => Promise<unknown>) => {
    try {
      await task(sql);
    } catch (error) {
      // a database that broke down says so itself
      if (!isConnectionError(error)) warn(`Maintenance of the embedded database failed: ${String(error)}`);
    }
  };
  const repeat = (task: (sql: Sql) => Promise<unknown>, intervalMs: number) => {
    const timer = setInterval(() => {
      running = running.then(() => run(task));
    }, intervalMs);
    return timer.unref();
  };
  const timers = [repeat(checkpoint, CHECKPOINT_INTERVAL_MS), repeat(vacuum, VACUUM_INTERVAL_MS)];
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await running;
    },
  };
}
