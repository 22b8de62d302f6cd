import type { Actor, GroupInput } from "@parley/api/server";
import type { FeatureDeps } from "../feature.js";
import { requireGroup } from "./access.js";
import { changeGroup } from "./change-group.js";
import { dismiss } from "./dismiss.js";
import { countRemaining, requireOwnerLeft } from "./last-owner.js";

/**
 * See `GroupsService.leave`. The last active one may go as well: nothing is deleted, the group is archived, and so
 * nobody finds or joins it any more.
 */
export async function leave(deps: FeatureDeps, actor: Actor, input: GroupInput): Promise<void> {
  await deps.log.write(actor.workspaceId, async (write) => {
    const { conversation, membership } = await requireGroup(write.tx, actor, input.conversationId);
    const remaining = await countRemaining(write.tx, actor, membership);
    if (remaining.others > 0) requireOwnerLeft(membership, remaining);
    await dismiss(write, actor, membership);
    if (remaining.others === 0 && conversation.archivedAt === null)
      await changeGroup(write, actor, conversation.id, "conversation.archived", { archivedAt: write.now });
  });
}
