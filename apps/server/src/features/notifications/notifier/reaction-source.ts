import { messages, reactionCounts, reactions } from "@parley/db";
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { idsNamed } from "../../payloads-by-seq.js";
import type { CauseSource } from "../rules/happening.js";

/** Reactions of others to one's own message, while they stand there: those to one message come together in one notification. */
export const reactionSource: CauseSource = {
  types: ["reaction.added"],
  async find(tx, workspaceId, rows) {
    const found = await tx
      .select({ message: messages, entityId: reactionCounts.id, reactorId: reactions.memberId })
      .from(reactionCounts)
      .innerJoin(
        reactions,
        and(
          eq(reactions.workspaceId, reactionCounts.workspaceId),
          eq(reactions.messageId, reactionCounts.messageId),
          eq(reactions.emoji, reactionCounts.emoji),
        ),
      )
      .innerJoin(
        messages,
        and(eq(messages.workspaceId, reactionCounts.workspaceId), eq(messages.id, reactionCounts.messageId)),
      )
      .where(
        and(
          eq(reactionCounts.workspaceId, workspaceId),
          inArray(reactionCounts.id, idsNamed(rows, "entityId")),
          // Spelled out since a crowd may have reacted: only these people are asked about.
          sql`${reactions.memberId} in (${sql.join(
            [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))].map((id) => sql`${id}::uuid`),
            sql`, `,
          )})`,
          ne(reactions.memberId, messages.authorId),
          isNull(messages.deletedAt),
        ),
      );
    const standing = new Map(found.map((each) => [`${each.entityId} ${each.reactorId}`, each.message]));
    // Of several in one stretch of the log the last tells.
    const last = new Map(
      rows.flatMap((row) => {
        const message = standing.get(`${row.entityId ?? ""} ${row.actorId ?? ""}`);
        return message === undefined ? [] : [[message.id, { row, message }] as const];
      }),
    );
    return [...last.values()].map(({ row, message }) => ({
      memberId: message.authorId,
      kinds: ["reaction"],
      subject: "reactions",
      subjectId: message.id,
      conversationId: message.conversationId,
      threadRootId: message.inTimeline ? null : message.threadRootId,
      actorId: row.actorId ?? message.authorId,
      seq: row.seq,
      at: row.at,
      messageSeq: message.seq,
    }));
  },
};
