import type { NotificationKind, NotificationSilence } from "@parley/api/server";
import { notificationPositions } from "@parley/db";
import { eq, sql } from "drizzle-orm";
import type { WorkspaceWrite } from "../../../events/event-log.js";
import type { Happening } from "../rules/happening.js";

/** A happening that somebody is told of. */
export interface Due extends Omit<Happening, "kinds" | "messageSeq"> {
  kind: NotificationKind;
  alerts: boolean;
  silencedBy: NotificationSilence | null;
}

/** Up to where the log was read when what is to be stored was found, and up to where once it is. */
export interface Stretch {
  from: number;
  to: number;
}

/** Up to where a workspace's log has been read for notifications. */
export async function findPosition(tx: WorkspaceWrite["tx"], workspaceId: string): Promise<number> {
  const [position] = await tx
    .select({ seq: notificationPositions.seq })
    .from(notificationPositions)
    .where(eq(notificationPositions.workspaceId, workspaceId));
  return position?.seq ?? 0;
}

/**
 * Stores notifications and tells of them, in an open write. Gives the ids of those that may be heard; `null`, and stores nothing,
 * where another node has read the same stretch of the log already. What somebody has been told of before is not told again; more reactions to a message move
 * its one notification up, and make it unread.
 */
export async function storeNotifications(
  { tx, workspaceId, append }: WorkspaceWrite,
  due: readonly Due[],
  stretch: Stretch,
): Promise<string[] | null> {
  if ((await findPosition(tx, workspaceId)) !== stretch.from) return null;
  // Who left after they were found to be there is passed over.
  const stored = await tx.execute<{ id: string; memberId: string; isNew: boolean; alerts: boolean }>(sql`
    insert into notifications as n (workspace_id, member_id, kind, subject, subject_id, conversation_id, thread_root_id,
      actor_id, seq, at, alerts, silenced_by)
    select ${workspaceId}::uuid, x."memberId", x.kind, x.subject, x."subjectId", x."conversationId", x."threadRootId",
      x."actorId", x.seq, x.at, x.alerts, x."silencedBy"
    from jsonb_to_recordset(${JSON.stringify(due)}::text::jsonb) as x("memberId" uuid, kind text, subject text,
      "subjectId" uuid, "conversationId" uuid, "threadRootId" uuid, "actorId" uuid, seq bigint, at timestamptz,
      alerts boolean, "silencedBy" text)
    join conversation_members cm on cm.workspace_id = ${workspaceId} and cm.conversation_id = x."conversationId"
      and cm.member_id = x."memberId"
    on conflict (workspace_id, member_id, subject, subject_id) do update
      set kind = excluded.kind, actor_id = excluded.actor_id, seq = excluded.seq, at = excluded.at,
        alerts = excluded.alerts, silenced_by = excluded.silenced_by, read_at = null
      where n.subject <> 'message' and n.seq < excluded.seq
    returning n.id, n.member_id as "memberId", xmax = 0 as "isNew", n.alerts`);
  for (const { id, memberId, isNew } of stored)
    append({
      type: isNew ? "notification.added" : "notification.changed",
      audience: "member",
      memberId,
      entityId: id,
    });
  return stored.filter(({ alerts }) => alerts).map(({ id }) => id);
}

/** Notes up to where the log has been read; does nothing where another node has come farther. */
export async function movePosition(tx: WorkspaceWrite["tx"], workspaceId: string, seq: number): Promise<void> {
  await tx
    .insert(notificationPositions)
    .values({ workspaceId, seq })
    .onConflictDoUpdate({
      target: notificationPositions.workspaceId,
      set: { seq: sql`greatest(${notificationPositions.seq}, excluded.seq)` },
    });
}
