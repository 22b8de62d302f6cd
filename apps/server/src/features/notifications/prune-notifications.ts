import { LIMITS } from "@parley/api/server";
import type { Tx } from "@parley/db";
import { sql } from "drizzle-orm";

/** Takes away what lies beyond the number of notifications that is kept of a member. */
export async function pruneNotifications(tx: Tx, workspaceId: string, memberIds: readonly string[]): Promise<void> {
  const members = sql.join(
    memberIds.map((memberId) => sql`(${memberId}::uuid)`),
    sql`, `,
  );
  await tx.execute(sql`
    delete from notifications n
    using (values ${members}) person(id)
    cross join lateral (
      select kept.seq from notifications kept
      where kept.workspace_id = ${workspaceId} and kept.member_id = person.id
      order by kept.seq desc offset ${LIMITS.notificationsKept} limit 1
    ) beyond
    where n.workspace_id = ${workspaceId} and n.member_id = person.id and n.seq <= beyond.seq`);
}
