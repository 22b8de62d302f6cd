import { type Actor, ApiError, type Message, type MessagesEditInput } from "@parley/api/server";
import { messages, messageVersions } from "@parley/db";
import { and, count, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import {
  findFoot,
  type MessageRow,
  presentMessage,
  requireConversation,
  requireMessage,
  requireWritable,
} from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { followMentioned } from "../threads/index.js";
import { listMentioned, requireFewMentions } from "./mentioned-members.js";

/** See `MessagesService.edit`. */
export async function edit(deps: FeatureDeps, actor: Actor, input: MessagesEditInput): Promise<{ message: Message }> {
  const named = requireFewMentions(input.text);
  return deps.log.write(actor.workspaceId, async (write) => {
    const message = await requireMessage(write.tx, actor, input.messageId);
    requireWritable(await requireConversation(write.tx, actor, message.conversationId));
    requireEditable(actor, message);
    // Before the check of `rev`: an edit repeated because its answer was lost has been done already.
    const foot = await findFoot(write.tx, actor, message.id);
    if (message.text === input.text) return { message: presentMessage(message, foot) };
    if (input.rev !== undefined && input.rev !== message.rev)
      throw new ApiError("VERSION_CONFLICT", { message: "The message was changed in the meantime." });
    const row = await replaceText(write, actor, message, input.text, named);
    return { message: presentMessage(row, foot) };
  });
}

/** Throws FORBIDDEN for what is not the caller's own text, MESSAGE_DELETED. */
function requireEditable(actor: Actor, message: MessageRow): void {
  if (message.authorId !== actor.memberId || message.kind !== "text")
    throw new ApiError("FORBIDDEN", { message: "Only one's own messages can be edited." });
  if (message.deletedAt !== null) throw new ApiError("MESSAGE_DELETED", { message: "This message has been deleted." });
}

async function replaceText(
  write: WorkspaceWrite,
  actor: Actor,
  message: MessageRow,
  text: string,
  named: readonly string[],
): Promise<MessageRow> {
  const { tx, workspaceId } = write;
  const { id, conversationId } = message;
  const ofMessage = and(eq(messageVersions.workspaceId, workspaceId), eq(messageVersions.messageId, id));
  const [mentions, earlier] = await Promise.all([
    listMentioned(tx, workspaceId, conversationId, named),
    tx.select({ versions: count() }).from(messageVersions).where(ofMessage),
  ]);
  const rev = write.append({
    type: "message.edited",
    audience: "conversation",
    conversationId,
    entityId: id,
    actorId: actor.memberId,
  });
  const changed = { text, mentions, rev, editedAt: write.now };
  await tx.insert(messageVersions).values({
    workspaceId,
    messageId: id,
    version: (earlier[0]?.versions ?? 0) + 1,
    text: message.text,
    createdAt: message.editedAt ?? message.createdAt,
    editedBy: message.authorId,
  });
  await tx
    .update(messages)
    .set(changed)
    .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, id)));
  await followMentioned(write, message, {
    rev,
    actor,
    members: mentions.filter((id) => !message.mentions.includes(id)),
  });
  return { ...message, ...changed };
}
