import { migrate, openDatabase } from "@parley/db";
import { startPostgres } from "@parley/db/testing";
import postgres from "postgres";

/** A Postgres of its own for one benchmark, migrated, with commits that reach the disk. */
export interface PostgresStage {
  url: string;
  /** A superuser's handle. */
  sql: postgres.Sql;
  close(): Promise<void>;
}

/** Starts it; `settings` are lines of postgresql.conf. */
export async function openPostgresStage(settings: Record<string, string> = {}): Promise<PostgresStage> {
  const cluster = await startPostgres({ fsync: true, settings });
  const sql = postgres(cluster.url, { max: 2, onnotice: () => undefined });
  const close = async () => {
    await sql.end();
    await cluster.stop();
  };
  try {
    const db = await openDatabase({ url: cluster.url });
    await migrate(db);
    await db.close();
    return { url: cluster.url, sql, close };
  } catch (error) {
    await close();
    throw error;
  }
}
