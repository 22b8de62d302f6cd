import type { Actor } from "@parley/api/server";
import { messages, notifications, type Tx, threadMembers } from "@parley/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import { ownNotifications } from "./own-notifications.js";

/**
 * Marks as read what was told of a reply's thread and lies behind the reader's cursor there. To be called before that cursor moves
 * back, which must not bring back what was dismissed.
 */
export async function keepRepliesDismissed(tx: Tx, actor: Actor, reply: { id: string }): Promise<void> {
  const { workspaceId, memberId } = actor;
  const rootId = sql`(
    select ${messages.threadRootId} from ${messages}
    where ${messages.workspaceId} = ${workspaceId} and ${messages.id} = ${reply.id}
  )`;
  const readSeq = sql`(
    select ${threadMembers.readSeq} from ${threadMembers}
    where ${threadMembers.workspaceId} = ${workspaceId} and ${threadMembers.rootId} = ${rootId}
      and ${threadMembers.memberId} = ${memberId}
  )`;
  await tx
    .update(notifications)
    .set({ readAt: sql`clock_timestamp()` })
    .where(
      and(
        ownNotifications(actor),
        isNull(notifications.readAt),
        eq(notifications.threadRootId, rootId),
        sql`${notifications.seq} <= ${readSeq}`,
      ),
    );
}
