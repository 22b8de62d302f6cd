import { conversations } from "@parley/db";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { idsNamed } from "../../payloads-by-seq.js";
import type { CauseSource } from "../rules/happening.js";

/** Groups that others bring somebody into. */
export const membershipSource: CauseSource = {
  types: ["conversation.joined"],
  async find(tx, workspaceId, rows) {
    const brought = rows.filter(({ memberId, actorId }) => actorId !== null && memberId !== actorId);
    if (brought.length === 0) return [];
    const groups = await tx
      .select({ id: conversations.id })
      .from(conversations)
      .where(
        and(
          eq(conversations.workspaceId, workspaceId),
          inArray(conversations.id, idsNamed(brought, "conversationId")),
          eq(conversations.kind, "group"),
          isNull(conversations.deletedAt),
        ),
      );
    const known = new Set(groups.map(({ id }) => id));
    return brought.flatMap(({ conversationId, memberId, actorId, seq, at }) =>
      conversationId === null || memberId === null || actorId === null || !known.has(conversationId)
        ? []
        : {
            memberId,
            kinds: ["added"] as const,
            subject: "membership" as const,
            subjectId: conversationId,
            conversationId,
            threadRootId: null,
            actorId,
            seq,
            at,
            messageSeq: seq,
          },
    );
  },
};
