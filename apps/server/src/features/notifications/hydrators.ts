import { notificationMarks, notifications } from "@parley/db";
import { and, eq, inArray } from "drizzle-orm";
import type { Hydrator } from "../../events/hydrator.js";
import { idsNamed, payloadsBySeq } from "../payloads-by-seq.js";
import { presentMark, selectNotifications } from "./select-notifications.js";

/**
 * Notifications as they stand by now. A row of the log that names its member instead of a notification is about all they have;
 * of one that cannot be seen any more it is only told that it is gone.
 */
const standing: Hydrator = {
  types: ["notification.added", "notification.changed"],
  async hydrate(tx, workspaceId, rows) {
    const [found, marks] = await Promise.all([
      selectNotifications(
        tx,
        and(eq(notifications.workspaceId, workspaceId), inArray(notifications.id, idsNamed(rows, "entityId"))),
      ),
      tx
        .select()
        .from(notificationMarks)
        .where(
          and(
            eq(notificationMarks.workspaceId, workspaceId),
            inArray(notificationMarks.memberId, idsNamed(rows, "memberId")),
          ),
        ),
    ]);
    const byId = new Map(
      found.map(({ notification, unread }) => [notification.id, { notification: presentMark(notification), unread }]),
    );
    const byMember = new Map(
      marks.map(({ memberId, readSeq, clearedSeq }) => [memberId, { scope: "all" as const, readSeq, clearedSeq }]),
    );
    return payloadsBySeq(rows, ({ type, entityId, memberId }) => {
      if (entityId === null) return undefined;
      if (entityId === memberId) return byMember.get(memberId);
      const one = byId.get(entityId);
      if (type === "notification.added") return one;
      return one === undefined ? { scope: "removed", notificationId: entityId } : { scope: "one", ...one };
    });
  },
};

export const notificationHydrators: readonly Hydrator[] = [standing];
