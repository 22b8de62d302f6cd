import { conversations, messages, reactionCounts } from "@parley/db";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Hydrator } from "../../events/hydrator.js";
import { idsNamed, payloadsBySeq } from "../payloads-by-seq.js";

/** Reactions with the count of now, however old the event is. Those of deleted messages are not told again. */
const counted: Hydrator = {
  types: ["reaction.added", "reaction.removed"],
  async hydrate(tx, workspaceId, rows) {
    const found = await tx
      .select({
        id: reactionCounts.id,
        messageId: reactionCounts.messageId,
        messageSeq: messages.seq,
        emoji: reactionCounts.emoji,
        count: reactionCounts.count,
        sinceSeq: reactionCounts.sinceSeq,
      })
      .from(reactionCounts)
      .innerJoin(
        messages,
        and(eq(messages.workspaceId, reactionCounts.workspaceId), eq(messages.id, reactionCounts.messageId)),
      )
      .innerJoin(
        conversations,
        and(eq(conversations.workspaceId, messages.workspaceId), eq(conversations.id, messages.conversationId)),
      )
      .where(
        and(
          eq(reactionCounts.workspaceId, workspaceId),
          inArray(reactionCounts.id, idsNamed(rows, "entityId")),
          isNull(messages.deletedAt),
          isNull(conversations.deletedAt),
        ),
      );
    const byId = new Map(found.map(({ id, ...reaction }) => [id, reaction]));
    return payloadsBySeq(rows, ({ entityId, actorId }) => {
      const reaction = byId.get(entityId ?? "");
      return reaction === undefined || actorId === null ? undefined : { ...reaction, memberId: actorId };
    });
  },
};

export const reactionHydrators: readonly Hydrator[] = [counted];
