import type { Actor } from "@parley/api/server";
import { notificationMarks, notifications } from "@parley/db";
import { and, desc, eq } from "drizzle-orm";
import type { FeatureDeps } from "../feature.js";
import { ownNotifications } from "./own-notifications.js";

/**
 * Marks all notifications of the caller as read, or clears them away, up to the last there is. What lies behind a mark needs no
 * change of its own; nothing happens where nothing lies beyond it.
 */
export async function moveMarks(deps: FeatureDeps, actor: Actor, { clears }: { clears: boolean }): Promise<void> {
  const { workspaceId, memberId } = actor;
  await deps.log.write(workspaceId, async ({ tx, append }) => {
    const [before] = await tx
      .select()
      .from(notificationMarks)
      .where(and(eq(notificationMarks.workspaceId, workspaceId), eq(notificationMarks.memberId, memberId)));
    const [last] = await tx
      .select({ seq: notifications.seq })
      .from(notifications)
      .where(ownNotifications(actor))
      .orderBy(desc(notifications.seq))
      .limit(1);
    const marked = (clears ? before?.clearedSeq : before?.readSeq) ?? 0;
    if (last === undefined || last.seq <= marked) return;
    const marks = { readSeq: last.seq, clearedSeq: clears ? last.seq : (before?.clearedSeq ?? 0) };
    await tx
      .insert(notificationMarks)
      .values({ workspaceId, memberId, ...marks })
      .onConflictDoUpdate({ target: [notificationMarks.workspaceId, notificationMarks.memberId], set: marks });
    if (clears) await tx.delete(notifications).where(ownNotifications(actor));
    append({ type: "notification.changed", audience: "member", memberId, entityId: memberId, actorId: memberId });
  });
}
