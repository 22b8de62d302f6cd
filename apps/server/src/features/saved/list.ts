import type { Actor, Page, SavedListInput, SavedMessage } from "@parley/api/server";
import { messages, savedMessages } from "@parley/db";
import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { presentSharedMessage, requireConversation, visibleMessages } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { cutRows, decodeCursor, encodeCursor } from "../keyset-cursor.js";
import { ownSaved } from "./own-saved.js";

/** The seq of the last one seen. */
const Place = z.tuple([z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)]);

/** See `SavedService.list`. */
export async function list(deps: FeatureDeps, actor: Actor, input: SavedListInput): Promise<Page<SavedMessage>> {
  const { conversationId, cursor, limit } = input;
  const before = cursor == null ? undefined : decodeCursor(cursor, Place)[0];
  const rows = await deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      if (conversationId !== undefined) await requireConversation(tx, actor, conversationId);
      return tx
        .select({ message: messages, savedAt: savedMessages.savedAt, seq: savedMessages.seq })
        .from(savedMessages)
        .innerJoin(
          messages,
          and(eq(messages.workspaceId, savedMessages.workspaceId), eq(messages.id, savedMessages.messageId)),
        )
        .where(
          and(
            ownSaved(actor),
            before === undefined ? undefined : lt(savedMessages.seq, before),
            conversationId === undefined ? undefined : eq(messages.conversationId, conversationId),
            isNull(messages.deletedAt),
            visibleMessages(actor, conversationId),
          ),
        )
        .orderBy(desc(savedMessages.seq))
        .limit(limit + 1);
    },
    { isolation: "repeatable read", readOnly: true },
  );
  const { shown, last } = cutRows(rows, limit);
  return {
    items: shown.map(({ message, savedAt }) => ({ message: presentSharedMessage(message), savedAt })),
    nextCursor: last === undefined ? null : encodeCursor([last.seq]),
  };
}
