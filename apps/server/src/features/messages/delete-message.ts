import { type Actor, ApiError, type Message, type MessageInput, mayInGroup } from "@parley/api/server";
import { messages } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import {
  type ConversationAccess,
  findFoot,
  type MessageRow,
  presentMessage,
  requireConversation,
  requireMessage,
  requireUnarchived,
} from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { uncountReply } from "../threads/index.js";

/**
 * See `MessagesService.delete`. Soft: the row keeps its words for the workspace's own rules of retention, and no read
 * shows them. What one wrote to somebody since deactivated can still be taken back; an archived group stays as it is.
 */
export async function deleteMessage(
  deps: FeatureDeps,
  actor: Actor,
  input: MessageInput,
): Promise<{ message: Message }> {
  return deps.log.write(actor.workspaceId, async (write) => {
    const message = await requireMessage(write.tx, actor, input.messageId);
    const access = await requireConversation(write.tx, actor, message.conversationId);
    requireDeletable(actor, message, access);
    if (message.deletedAt === null) requireUnarchived(access);
    const row = message.deletedAt === null ? await markDeleted(write, actor, message) : message;
    return { message: presentMessage(row, await findFoot(write.tx, actor, row.id)) };
  });
}

/** Throws FORBIDDEN for system lines, and for others' messages unless the caller moderates the group. */
function requireDeletable(actor: Actor, message: MessageRow, access: ConversationAccess): void {
  const standing = { role: access.membership.role, workspaceRole: access.workspaceRole };
  const moderates = access.conversation.kind === "group" && mayInGroup(standing, "deleteOthersMessage");
  if (message.kind !== "text" || (message.authorId !== actor.memberId && !moderates))
    throw new ApiError("FORBIDDEN", { message: "Only its author or a moderator of the group can delete a message." });
}

async function markDeleted(write: WorkspaceWrite, actor: Actor, message: MessageRow): Promise<MessageRow> {
  const rev = write.append({
    type: "message.deleted",
    audience: "conversation",
    conversationId: message.conversationId,
    entityId: message.id,
    actorId: actor.memberId,
  });
  const changed = { rev, deletedAt: write.now, deletedBy: actor.memberId };
  await write.tx
    .update(messages)
    .set(changed)
    .where(and(eq(messages.workspaceId, write.workspaceId), eq(messages.id, message.id)));
  if (message.threadRootId !== null) await uncountReply(write, actor, message.threadRootId);
  return { ...message, ...changed };
}
