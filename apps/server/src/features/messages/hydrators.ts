import { conversations, messages } from "@parley/db";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Hydrator } from "../../events/hydrator.js";
import { presentSharedMessage } from "../conversations/index.js";
import { idsNamed, payloadsBySeq } from "../payloads-by-seq.js";

/** Messages in their present state, however old the event is; those of deleted conversations are gone for good. */
const present: Hydrator = {
  types: ["message.sent", "message.edited", "message.deleted"],
  async hydrate(tx, workspaceId, rows) {
    const found = await tx
      .select({ message: messages })
      .from(messages)
      .innerJoin(
        conversations,
        and(eq(conversations.workspaceId, messages.workspaceId), eq(conversations.id, messages.conversationId)),
      )
      .where(
        and(
          eq(messages.workspaceId, workspaceId),
          inArray(messages.id, idsNamed(rows, "entityId")),
          isNull(conversations.deletedAt),
        ),
      );
    const byId = new Map(found.map(({ message }) => [message.id, { message: presentSharedMessage(message) }]));
    return payloadsBySeq(rows, (row) => byId.get(row.entityId ?? ""));
  },
};

export const messageHydrators: readonly Hydrator[] = [present];
