import type { Database } from "@parley/db";
import type PgBoss from "pg-boss";
import type { Logger } from "../observability/logger.js";

/** The schema of pg-boss' tables, which a migration made. */
const SCHEMA = "jobs";
const DAY_SECONDS = 24 * 60 * 60;

export interface OpenBossDeps {
  db: Pick<Database, "sql">;
  logger: Logger;
  /** How often jobs are looked for whose node died, in seconds. */
  maintainEverySeconds: number;
}

/**
 * Starts pg-boss on the server's own connections, embedded or not, as the connecting role. It is given the care of the tables
 * and of each job's states; when to look for jobs is ours to say (`JobWorker`), and cron is not used. Throws when the database's
 * tables are of another version of it.
 */
export async function openBoss({ db, logger, maintainEverySeconds }: OpenBossDeps): Promise<PgBoss> {
  const { default: Boss } = await import("pg-boss");
  const boss = new Boss({
    db: { executeSql: (text, values) => execute(db.sql, text, values) },
    schema: SCHEMA,
    migrate: false,
    schedule: false,
    maintenanceIntervalSeconds: maintainEverySeconds,
    archiveCompletedAfterSeconds: DAY_SECONDS / 24,
    archiveFailedAfterSeconds: 7 * DAY_SECONDS,
    deleteAfterSeconds: 7 * DAY_SECONDS,
  });
  boss.on("error", (err) => logger.warn({ err }, "the queue of jobs cannot be maintained"));
  return boss.start();
}

/** Its maintenance comes as one text with `begin` and `commit` in it: that wants a connection of its own. */
async function execute(
  sql: Database["sql"],
  text: string,
  values: unknown[] | undefined,
): Promise<{ rows: unknown[] }> {
  if (values !== undefined && values.length > 0) return { rows: [...(await sql.unsafe(text, values as never[]))] };
  const connection = await sql.reserve();
  try {
    return { rows: [...(await connection.unsafe(text))] };
  } catch (error) {
    await connection.unsafe("rollback").catch(() => undefined);
    throw error;
  } finally {
    connection.release();
  }
}
