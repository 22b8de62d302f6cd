import { type Actor, ApiError, LIMITS, type Pin, type PinInput } from "@parley/api/server";
import { messages, pins } from "@parley/db";
import { and, count, eq, isNull } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import type { MessageRow } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { requirePinnable } from "./access.js";
import { findPin, presentPin } from "./present-pin.js";

/** See `PinsService.add`. */
export async function add(deps: FeatureDeps, actor: Actor, input: PinInput): Promise<{ pin: Pin }> {
  return deps.log.write(actor.workspaceId, async (write) => {
    const message = await requirePinnable(write.tx, actor, input.messageId);
    if (message.deletedAt !== null)
      throw new ApiError("MESSAGE_DELETED", { message: "This message has been deleted." });
    const known = await findPin(write.tx, message);
    if (known !== undefined) return { pin: presentPin(message, known) };
    await requireRoom(write, message.conversationId);
    const seq = write.append({
      type: "pin.added",
      audience: "conversation",
      conversationId: message.conversationId,
      entityId: message.id,
      actorId: actor.memberId,
    });
    return { pin: presentPin(message, await storePin(write, actor, message, seq)) };
  });
}

/** Throws TOO_MANY_PINS. */
async function requireRoom({ tx, workspaceId }: WorkspaceWrite, conversationId: string): Promise<void> {
  const [row] = await tx
    .select({ pinned: count() })
    .from(pins)
    .innerJoin(messages, and(eq(messages.workspaceId, pins.workspaceId), eq(messages.id, pins.messageId)))
    .where(and(eq(pins.workspaceId, workspaceId), eq(pins.conversationId, conversationId), isNull(messages.deletedAt)));
  if ((row?.pinned ?? 0) >= LIMITS.pinsPerConversation)
    throw new ApiError("TOO_MANY_PINS", {
      message: `A conversation has at most ${String(LIMITS.pinsPerConversation)} pinned messages.`,
    });
}

async function storePin({ tx, workspaceId, now }: WorkspaceWrite, actor: Actor, message: MessageRow, seq: number) {
  const pin = {
    workspaceId,
    messageId: message.id,
    conversationId: message.conversationId,
    seq,
    pinnedBy: actor.memberId,
    pinnedAt: now,
  };
  await tx.insert(pins).values(pin);
  return pin;
}
