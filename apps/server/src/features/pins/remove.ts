import type { Actor, PinInput } from "@parley/api/server";
import { pins } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { FeatureDeps } from "../feature.js";
import { requirePinnable } from "./access.js";

/** See `PinsService.remove`. */
export async function remove(deps: FeatureDeps, actor: Actor, input: PinInput): Promise<void> {
  await deps.log.write(actor.workspaceId, async (write) => {
    const { id, conversationId } = await requirePinnable(write.tx, actor, input.messageId);
    const removed = await write.tx
      .delete(pins)
      .where(and(eq(pins.workspaceId, write.workspaceId), eq(pins.messageId, id)))
      .returning({ messageId: pins.messageId });
    if (removed.length === 0) return;
    write.append({
      type: "pin.removed",
      audience: "conversation",
      conversationId,
      entityId: id,
      actorId: actor.memberId,
    });
  });
}
