import { type Actor, LIMITS, type PinsListInput, type PinsListOutput } from "@parley/api/server";
import { messages, pins } from "@parley/db";
import { and, desc, eq, isNull } from "drizzle-orm";
import { requireConversation, visibleMessages } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { presentPin } from "./present-pin.js";

/** See `PinsService.list`. */
export async function list(deps: FeatureDeps, actor: Actor, input: PinsListInput): Promise<PinsListOutput> {
  const { conversationId } = input;
  const rows = await deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      await requireConversation(tx, actor, conversationId);
      return tx
        .select({ message: messages, pin: pins })
        .from(pins)
        .innerJoin(messages, and(eq(messages.workspaceId, pins.workspaceId), eq(messages.id, pins.messageId)))
        .where(
          and(
            eq(pins.workspaceId, actor.workspaceId),
            eq(pins.conversationId, conversationId),
            isNull(messages.deletedAt),
            visibleMessages(actor, conversationId),
          ),
        )
        .orderBy(desc(pins.seq))
        .limit(LIMITS.pinsPerConversation);
    },
    { isolation: "repeatable read", readOnly: true },
  );
  return { items: rows.map(({ message, pin }) => presentPin(message, pin)), nextCursor: null };
}
