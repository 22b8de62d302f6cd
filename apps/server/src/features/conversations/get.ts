import type { Actor, Conversation, ConversationInput } from "@parley/api/server";
import type { FeatureDeps } from "../feature.js";
import { getConversation } from "./load-conversations.js";

/** See `ConversationsService.get`. */
export async function get(
  deps: FeatureDeps,
  actor: Actor,
  input: ConversationInput,
): Promise<{ conversation: Conversation }> {
  const conversation = await deps.db.withWorkspace(
    actor.workspaceId,
    (tx) => getConversation(tx, actor, input.conversationId),
    { readOnly: true },
  );
  return { conversation };
}
