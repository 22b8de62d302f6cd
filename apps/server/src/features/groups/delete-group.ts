import type { Actor, Conversation, GroupInput } from "@parley/api/server";
import { getConversation } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { requireDeed, requireGroup } from "./access.js";
import { changeGroup } from "./change-group.js";

/** See `GroupsService.delete`. From then on nobody reads it, the one who deleted it included. */
export async function deleteGroup(
  deps: FeatureDeps,
  actor: Actor,
  input: GroupInput,
): Promise<{ conversation: Conversation }> {
  const { conversationId } = input;
  const conversation = await deps.log.write(actor.workspaceId, async (write) => {
    requireDeed(await requireGroup(write.tx, actor, conversationId), "delete");
    const last = await getConversation(write.tx, actor, conversationId);
    const rev = await changeGroup(write, actor, conversationId, "conversation.deleted", { deletedAt: write.now });
    return { ...last, rev, deletedAt: write.now, lastMessage: null, unreadCount: 0, mentionCount: 0 };
  });
  return { conversation };
}
