import type { Actor, Page, ReactionsListInput, Reactor } from "@parley/api/server";
import { reactions } from "@parley/db";
import { and, asc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { requireMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { cutRows, decodeCursor, encodeCursor } from "../keyset-cursor.js";

/** The seq of the last one seen. */
const Place = z.tuple([z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)]);

/** See `ReactionsService.list`. */
export async function list({ db }: FeatureDeps, actor: Actor, input: ReactionsListInput): Promise<Page<Reactor>> {
  const { messageId, emoji, cursor, limit } = input;
  const after = cursor == null ? undefined : decodeCursor(cursor, Place)[0];
  return db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const message = await requireMessage(tx, actor, messageId);
      if (message.deletedAt !== null) return { items: [], nextCursor: null };
      const found = await tx
        .select({ memberId: reactions.memberId, createdAt: reactions.createdAt, seq: reactions.seq })
        .from(reactions)
        .where(
          and(
            eq(reactions.workspaceId, actor.workspaceId),
            eq(reactions.messageId, messageId),
            eq(reactions.emoji, emoji),
            after === undefined ? undefined : gt(reactions.seq, after),
          ),
        )
        .orderBy(asc(reactions.seq))
        .limit(limit + 1);
      const { shown, last } = cutRows(found, limit);
      return {
        items: shown.map(({ memberId, createdAt }) => ({ memberId, createdAt })),
        nextCursor: last === undefined ? null : encodeCursor([last.seq]),
      };
    },
    { readOnly: true },
  );
}
