import type { Actor, Conversation, GroupsArchiveInput } from "@parley/api/server";
import { getConversation } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { storeSystemLine } from "../messages/index.js";
import { requireDeed, requireGroup } from "./access.js";
import { changeGroup } from "./change-group.js";

/** See `GroupsService.archive`. Repeating it changes nothing. */
export async function archive(
  deps: FeatureDeps,
  actor: Actor,
  input: GroupsArchiveInput,
): Promise<{ conversation: Conversation }> {
  const { conversationId, archived } = input;
  const conversation = await deps.log.write(actor.workspaceId, async (write) => {
    const access = await requireGroup(write.tx, actor, conversationId);
    requireDeed(access, "archive");
    if (archived !== (access.conversation.archivedAt !== null)) {
      const type = archived ? "conversation.archived" : "conversation.changed";
      await changeGroup(write, actor, conversationId, type, { archivedAt: archived ? write.now : null });
      await storeSystemLine(write, actor, conversationId, { type: archived ? "archived" : "unarchived" });
    }
    return getConversation(write.tx, actor, conversationId);
  });
  return { conversation };
}
