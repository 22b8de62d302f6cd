import { type Actor, ApiError, type Conversation, type GroupsMemberInput } from "@parley/api/server";
import { getConversation } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { requireDeed, requireGroup, requireGroupMember, requireNotAbove } from "./access.js";
import { dismiss } from "./dismiss.js";
import { countRemaining, requireOwnerLeft } from "./last-owner.js";

/** See `GroupsService.removeMember`. Also from an archived group: access can always be taken. Oneself goes by `leave`. */
export async function removeMember(
  deps: FeatureDeps,
  actor: Actor,
  input: GroupsMemberInput,
): Promise<{ conversation: Conversation }> {
  const { conversationId, memberId } = input;
  const conversation = await deps.log.write(actor.workspaceId, async (write) => {
    const access = await requireGroup(write.tx, actor, conversationId);
    if (memberId === actor.memberId)
      throw new ApiError("INVALID_INPUT", { message: "To go oneself there is groups.leave." });
    requireDeed(access, "removeMember");
    const { membership } = await requireGroupMember(write.tx, actor, conversationId, memberId);
    requireNotAbove(access, membership.role);
    requireOwnerLeft(membership, await countRemaining(write.tx, actor, membership));
    await dismiss(write, actor, membership);
    return getConversation(write.tx, actor, conversationId);
  });
  return { conversation };
}
