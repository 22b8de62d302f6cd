import type { Sql, TransactionSql } from "postgres";
import { sleep } from "../../bench/harness/sleep.js";
import type { Admin } from "../stage/admin.js";
import type { Part } from "../stage/stage.js";
import type { Fault } from "./fault.js";

/** A node is caught inside a write within this time, and its lock is free again within that, in milliseconds. */
const CATCH_WITHIN_MS = 10_000;
const FREE_WITHIN_MS = 4_000;
/** How long one try waits for a write to come. */
const TRY_MS = 150;

/**
 * A node stands still inside a write: it holds a workspace's lock, and nobody can tell it to let go. The database's
 * time-outs must free the lock within seconds (SPEC W9).
 */
export const nodeFrozenInWrite: Fault = {
  kind: "node-frozen-in-write",
  track: "servers",
  holdMs: [3_000, 3_500],
  async strike({ nodes, database, admins }, holdMs, random) {
    const admin = random.pick(admins);
    return database.withSql(async (sql) => {
      const node = await freezeInside(sql, admin, nodes);
      const frozenAt = performance.now();
      try {
        await sql`select from workspace_counters where workspace_id = ${admin.workspace.id} for update`;
        const freedMs = Math.round(performance.now() - frozenAt);
        if (freedMs > FREE_WITHIN_MS) throw new Error(`a frozen node held its workspace for ${freedMs} ms`);
        await sleep(Math.max(0, holdMs - freedMs));
        return `${node.name}; its lock was free after ${freedMs} ms`;
      } finally {
        node.thaw();
      }
    });
  },
};

/** Holds the lock until a write of some node waits for it, freezes that node and lets the write have the lock. */
async function freezeInside(sql: Sql, admin: Admin, nodes: readonly Part[]): Promise<Part> {
  for (const end = performance.now() + CATCH_WITHIN_MS; performance.now() < end; ) {
    const caught = await sql.begin(async (tx) => {
      await tx`select from workspace_counters where workspace_id = ${admin.workspace.id} for update`;
      void admin.rename(`Everybody ${Math.round(performance.now())}`);
      const name = await firstWaiting(tx);
      const node = nodes.find((one) => one.name === name);
      node?.freeze();
      return node;
    });
    if (caught !== undefined) return caught;
  }
  throw new Error("no node could be caught inside a write");
}

/** The node whose write of several statements waits first in line; a send is one statement, and cannot be frozen inside. */
async function firstWaiting(tx: TransactionSql): Promise<string | undefined> {
  for (const end = performance.now() + TRY_MS; performance.now() < end; ) {
    const [first] = await tx<{ name: string; query: string }[]>`
      select application_name as name, query from pg_stat_activity
      where pg_backend_pid() = any (pg_blocking_pids(pid)) limit 1`;
    if (first !== undefined) return /\bsend_\w*message/.test(first.query) ? undefined : first.name;
    await sleep(5);
  }
  return undefined;
}
