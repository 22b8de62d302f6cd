import { type Actor, ApiError, mayInGroup } from "@parley/api/server";
import type { Tx } from "@parley/db";
import { type MessageRow, requireConversation, requireMessage, requireUnarchived } from "../conversations/index.js";

/**
 * A message the caller may pin and unpin: as a moderator of the group, or as one of the two of a direct conversation. Throws
 * NOT_FOUND, FORBIDDEN for system lines, ROLE_TOO_LOW, CONVERSATION_ARCHIVED.
 */
export async function requirePinnable(tx: Tx, actor: Actor, messageId: string): Promise<MessageRow> {
  const message = await requireMessage(tx, actor, messageId);
  const access = await requireConversation(tx, actor, message.conversationId);
  const standing = { role: access.membership.role, workspaceRole: access.workspaceRole };
  if (message.kind === "system") throw new ApiError("FORBIDDEN", { message: "Only what people wrote can be pinned." });
  if (access.conversation.kind === "group" && !mayInGroup(standing, "pinMessage"))
    throw new ApiError("ROLE_TOO_LOW", { message: "Only moderators pin messages in a group." });
  requireUnarchived(access);
  return message;
}
