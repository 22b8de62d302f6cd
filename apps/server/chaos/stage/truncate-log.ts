import type { Sql } from "postgres";
import type { WorkspaceOracle } from "../checker/oracle.js";
import { readLog } from "./read-log.js";

/**
 * Truncates a workspace's log down to its last `keep` rows, as the floor wants it (SPEC R2, R8): the row at the floor stays,
 * as the anchor of cursors there. What is taken away is read first. Gives the floor.
 */
export async function truncateLog(sql: Sql, workspace: WorkspaceOracle, keep: number): Promise<number> {
  const { reading, conversations } = await readLog(sql, workspace.id);
  workspace.take(reading, conversations);
  const floor = Math.max(0, reading.head - keep);
  const at = Date.now();
  await sql.begin(async (tx) => {
    await tx`
      update workspace_counters set floor_seq = greatest(floor_seq, ${floor}) where workspace_id = ${workspace.id}`;
    await tx`delete from events where workspace_id = ${workspace.id} and seq < ${floor}`;
  });
  workspace.truncated(at, floor);
  return floor;
}
