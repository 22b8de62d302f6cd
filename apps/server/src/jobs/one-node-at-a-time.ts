import type { Database } from "@parley/db";
import { sql } from "drizzle-orm";

/** An advisory lock of this database; any number that no other lock of ours has. */
const QUEUES_LOCK = 7_205_318;
/** Longer than making all queues takes, however many nodes wait, in milliseconds. */
const WITHIN_MS = 60_000;

/**
 * Does something on the server's own connections while no other node does it. Each queue is a table of its own: nodes that start
 * together and make them at once would wait for each other's tables, and Postgres ends one of the two. The embedded database
 * has one node alone.
 */
export async function oneNodeAtATime(
  db: Pick<Database, "withIdentity" | "kind">,
  work: () => Promise<void>,
): Promise<void> {
  if (db.kind === "embedded") return work();
  await db.withIdentity(
    async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${QUEUES_LOCK})`);
      await work();
    },
    { timeoutMs: WITHIN_MS },
  );
}
