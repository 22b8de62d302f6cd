import type { Actor, Conversation, GroupsUpdateInput } from "@parley/api/server";
import { type ConversationRow, getConversation, requireUnarchived } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { storeSystemLine } from "../messages/index.js";
import { requireDeed, requireGroup } from "./access.js";
import { changeGroup, type GroupChange } from "./change-group.js";
import { descriptionOf } from "./create.js";

/** See `GroupsService.update`. A new `history` holds for those who join from then on; nobody's own is cut or opened. */
export async function update(
  deps: FeatureDeps,
  actor: Actor,
  input: GroupsUpdateInput,
): Promise<{ conversation: Conversation }> {
  const { conversationId } = input;
  const conversation = await deps.log.write(actor.workspaceId, async (write) => {
    const access = await requireGroup(write.tx, actor, conversationId);
    requireDeed(access, "update");
    requireUnarchived(access);
    const change = changeOf(access.conversation, input);
    if (Object.keys(change).length > 0) {
      await changeGroup(write, actor, conversationId, "conversation.changed", change);
      if (change.name != null)
        await storeSystemLine(write, actor, conversationId, { type: "renamed", name: change.name });
    }
    return getConversation(write.tx, actor, conversationId);
  });
  return { conversation };
}

/** What of the input is really new. */
function changeOf(group: ConversationRow, input: GroupsUpdateInput): GroupChange {
  const { name, visibility, history, broadcastPolicy } = input;
  const description = input.description === undefined ? group.description : descriptionOf(input.description);
  return {
    ...(name !== undefined && name !== group.name ? { name } : {}),
    ...(description !== group.description ? { description } : {}),
    ...(visibility !== undefined && visibility !== group.visibility ? { visibility } : {}),
    ...(history !== undefined && history !== group.history ? { history } : {}),
    ...(broadcastPolicy !== undefined && broadcastPolicy !== group.broadcastPolicy ? { broadcastPolicy } : {}),
  };
}
