import type { Actor, ScheduledListInput, ScheduledListOutput } from "@parley/api/server";
import { scheduledMessages } from "@parley/db";
import { and, asc, eq } from "drizzle-orm";
import { requireConversation } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { presentScheduled } from "./present-scheduled.js";

/** See `ScheduledService.list`. */
export async function list(
  deps: FeatureDeps,
  actor: Actor,
  { conversationId }: ScheduledListInput,
): Promise<ScheduledListOutput> {
  const rows = await deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      if (conversationId !== undefined) await requireConversation(tx, actor, conversationId);
      return tx
        .select()
        .from(scheduledMessages)
        .where(
          and(
            eq(scheduledMessages.workspaceId, actor.workspaceId),
            eq(scheduledMessages.memberId, actor.memberId),
            conversationId === undefined ? undefined : eq(scheduledMessages.conversationId, conversationId),
          ),
        )
        .orderBy(asc(scheduledMessages.sendAt), asc(scheduledMessages.id));
    },
    { isolation: "repeatable read", readOnly: true },
  );
  return { items: rows.map(presentScheduled), nextCursor: null };
}
