import type { LogEventType } from "@parley/api/server";
import { messages, notifications, reactionCounts, reactions, type Tx } from "@parley/db";
import { and, eq, inArray, notExists, type SQL, sql } from "drizzle-orm";
import type { WorkspaceWrite } from "../../../events/event-log.js";
import type { LogRow } from "../../../events/log-entry.js";
import { idsNamed } from "../../payloads-by-seq.js";

/** What may leave a notification with nothing to tell. */
export const WITHDRAWING_TYPES: readonly LogEventType[] = ["reaction.removed"];

/** A row of `notifications` tells of reactions, and none of another's stands on the message any more. */
function isWithdrawn(tx: Tx): SQL | undefined {
  const standing = tx
    .select({ one: sql`1` })
    .from(reactions)
    .where(
      sql`${reactions.workspaceId} = ${notifications.workspaceId} and ${reactions.messageId} = ${notifications.subjectId}
        and ${reactions.memberId} <> ${notifications.memberId}`,
    );
  return and(eq(notifications.subject, "reactions"), notExists(standing));
}

/** The notifications that some events have left with nothing to tell. */
export async function listWithdrawn(tx: Tx, workspaceId: string, rows: readonly LogRow[]): Promise<string[]> {
  const removed = rows.filter(({ type }) => WITHDRAWING_TYPES.includes(type));
  if (removed.length === 0) return [];
  const found = await tx
    .selectDistinct({ id: notifications.id })
    .from(reactionCounts)
    .innerJoin(
      messages,
      and(eq(messages.workspaceId, reactionCounts.workspaceId), eq(messages.id, reactionCounts.messageId)),
    )
    .innerJoin(
      notifications,
      and(
        eq(notifications.workspaceId, messages.workspaceId),
        eq(notifications.memberId, messages.authorId),
        eq(notifications.subjectId, messages.id),
      ),
    )
    .where(
      and(
        eq(reactionCounts.workspaceId, workspaceId),
        inArray(reactionCounts.id, idsNamed(removed, "entityId")),
        isWithdrawn(tx),
      ),
    );
  return found.map(({ id }) => id);
}

/** Takes them back, and tells of it; those that have something to tell again stay. */
export async function withdrawNotifications(
  { tx, workspaceId, append }: WorkspaceWrite,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const withdrawn = await tx
    .delete(notifications)
    .where(and(eq(notifications.workspaceId, workspaceId), inArray(notifications.id, [...ids]), isWithdrawn(tx)))
    .returning({ id: notifications.id, memberId: notifications.memberId });
  for (const { id, memberId } of withdrawn)
    append({ type: "notification.changed", audience: "member", memberId, entityId: id });
}
