import { LIMITS } from "@parley/api/server";
import type { Database } from "@parley/db";

/** Takes away what lies beyond the number of notifications that is kept of a member. */
export async function pruneNotifications(
  { sql }: Database,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<void> {
  await sql`select prune_notifications(${workspaceId}, ${[...memberIds]}::uuid[], ${LIMITS.notificationsKept})`;
}
