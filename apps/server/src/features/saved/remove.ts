import type { Actor, SavedInput } from "@parley/api/server";
import { savedMessages } from "@parley/db";
import { requireMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { ownSaved } from "./own-saved.js";

/** See `SavedService.remove`. */
export async function remove(deps: FeatureDeps, actor: Actor, { messageId }: SavedInput): Promise<void> {
  const { memberId } = actor;
  await deps.log.write(actor.workspaceId, async ({ tx, append }) => {
    const removed = await tx
      .delete(savedMessages)
      .where(ownSaved(actor, messageId))
      .returning({ messageId: savedMessages.messageId });
    if (removed.length > 0)
      append({ type: "saved.removed", audience: "member", memberId, entityId: messageId, actorId: memberId });
    else await requireMessage(tx, actor, messageId);
  });
}
