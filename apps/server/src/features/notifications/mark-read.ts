import { type Actor, type NotificationsMarkReadInput, notFound } from "@parley/api/server";
import { notifications } from "@parley/db";
import { and, inArray, isNull } from "drizzle-orm";
import type { FeatureDeps } from "../feature.js";
import { moveMarks } from "./move-marks.js";
import { ownNotifications } from "./own-notifications.js";

/** See `NotificationsService.markRead`. */
export async function markRead(deps: FeatureDeps, actor: Actor, input: NotificationsMarkReadInput): Promise<void> {
  const { ids } = input;
  if (ids === undefined) {
    await moveMarks(deps, actor, { clears: false });
    return;
  }
  const { memberId } = actor;
  await deps.log.write(actor.workspaceId, async ({ tx, now, append }) => {
    const named = and(ownNotifications(actor), inArray(notifications.id, ids));
    const known = await tx.select({ id: notifications.id }).from(notifications).where(named);
    if (known.length === 0) throw notFound("notification");
    const read = await tx
      .update(notifications)
      .set({ readAt: now })
      .where(and(named, isNull(notifications.readAt)))
      .returning({ id: notifications.id });
    for (const { id } of read)
      append({ type: "notification.changed", audience: "member", memberId, entityId: id, actorId: memberId });
  });
}
