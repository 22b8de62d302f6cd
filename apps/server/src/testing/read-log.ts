import { type Database, events } from "@parley/db";
import { asc, gt } from "drizzle-orm";
import type { LogRow } from "../events/log-entry.js";

/** The rows of a workspace's log after a seq, in order. */
export async function readLog(db: Database, workspaceId: string, after = 0): Promise<LogRow[]> {
  const rows = await db.withWorkspace(workspaceId, (tx) =>
    tx.select().from(events).where(gt(events.seq, after)).orderBy(asc(events.seq)),
  );
  return rows as LogRow[];
}
