import { type Actor, type DraftsListOutput, LIMITS } from "@parley/api/server";
import { conversations, drafts } from "@parley/db";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { FeatureDeps } from "../feature.js";

/** See `DraftsService.list`. */
export async function list(deps: FeatureDeps, actor: Actor): Promise<DraftsListOutput> {
  const { conversationId, threadRootId, text, rev } = drafts;
  const items = await deps.db.withWorkspace(
    actor.workspaceId,
    (tx) =>
      tx
        .select({ conversationId, threadRootId, text, rev })
        .from(drafts)
        .innerJoin(
          conversations,
          and(eq(conversations.workspaceId, drafts.workspaceId), eq(conversations.id, drafts.conversationId)),
        )
        .where(
          and(
            eq(drafts.workspaceId, actor.workspaceId),
            eq(drafts.memberId, actor.memberId),
            isNull(conversations.deletedAt),
          ),
        )
        .orderBy(desc(drafts.rev))
        .limit(LIMITS.drafts),
    { readOnly: true },
  );
  return { items, nextCursor: null };
}
