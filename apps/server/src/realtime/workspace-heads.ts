import type { Database } from "@parley/db";

/** Where a workspace's log ends. */
export interface WorkspaceHead {
  workspaceId: string;
  head: number;
  rid: number;
}

/** The heads of several workspaces in one query, through the one function that may look across them (SPEC N4). */
export async function workspaceHeads(db: Database, workspaceIds: readonly string[]): Promise<WorkspaceHead[]> {
  const rows = await db.sql<{ workspace_id: string; last_seq: number; last_rid: number }[]>`
    select workspace_id, last_seq, last_rid from workspace_heads(${[...workspaceIds]}::uuid[])`;
  return rows.map((row) => ({ workspaceId: row.workspace_id, head: row.last_seq, rid: row.last_rid }));
}
