import {
  type Actor,
  ApiError,
  type MessagesEditInput,
  parseBroadcast,
  type WrittenMessageOutput,
} from "@parley/api/server";
import { messages, messageVersions } from "@parley/db";
import { and, count, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import {
  type ConversationAccess,
  findFoot,
  type MessageRow,
  presentMessage,
  requireConversation,
  requireMessage,
  requireWritable,
} from "../conversations/index.js";
import { enqueuePreview } from "../previews/index.js";
import { followMentioned } from "../threads/index.js";
import { placeOf, requireBroadcast, storeHere } from "./broadcast.js";
import { listMentioned, listOutside, requireFewMentions } from "./mentioned-members.js";
import type { MessagesDeps } from "./messages-deps.js";

/** See `MessagesService.edit`. */
export async function edit(deps: MessagesDeps, actor: Actor, input: MessagesEditInput): Promise<WrittenMessageOutput> {
  const named = requireFewMentions(input.text);
  return deps.log.write(actor.workspaceId, async (write) => {
    const message = await requireMessage(write.tx, actor, input.messageId);
    // Everybody who writes in the workspace waits for this: what can be asked at once is.
    const [access, foot, mentions, versions] = await Promise.all([
      requireConversation(write.tx, actor, message.conversationId),
      findFoot(write.tx, actor, message.id),
      listMentioned(write.tx, actor.workspaceId, message.conversationId, named),
      countVersions(write, message),
    ]);
    requireWritable(access);
    requireEditable(actor, message);
    const answer = async (row: MessageRow) => {
      const mentionedOutside = await listOutside(write.tx, actor, named, row.mentions);
      return { message: presentMessage(row, foot), mentionedOutside };
    };
    // Before the check of `rev`: an edit repeated because its answer was lost has been done already.
    if (message.text === input.text) return answer(message);
    if (input.rev !== undefined && input.rev !== message.rev)
      throw new ApiError("VERSION_CONFLICT", { message: "The message was changed in the meantime." });
    const broadcast = await callAnew(deps, write, actor, { access, message, input });
    const row = await replaceText(write, actor, message, { text: input.text, broadcast, mentions, versions });
    if (`${message.text} ${row.text}`.includes("://")) await enqueuePreview(deps, write.tx, row.id);
    return answer(row);
  });
}

/** Throws FORBIDDEN for what is not the caller's own text, MESSAGE_DELETED. */
function requireEditable(actor: Actor, message: MessageRow): void {
  if (message.authorId !== actor.memberId || message.kind !== "text")
    throw new ApiError("FORBIDDEN", { message: "Only one's own messages can be edited." });
  if (message.deletedAt !== null) throw new ApiError("MESSAGE_DELETED", { message: "This message has been deleted." });
}

/** Whom the new text calls at once; a call that was not there before is checked like that of a send. */
async function callAnew(
  { listConnected }: MessagesDeps,
  { tx }: WorkspaceWrite,
  actor: Actor,
  edited: { access: ConversationAccess; message: MessageRow; input: MessagesEditInput },
): Promise<MessageRow["broadcast"]> {
  const { access, message, input } = edited;
  const broadcast = access.conversation.kind === "group" ? parseBroadcast(input.text) : null;
  if (broadcast === null || broadcast === message.broadcast) return broadcast;
  const { confirmedCount } = input;
  await requireBroadcast(tx, actor, access, { broadcast, place: placeOf(message), confirmedCount });
  if (broadcast === "here") await storeHere(tx, actor, message, listConnected(actor.workspaceId));
  return broadcast;
}

/** What a message says now. */
interface Wording {
  text: string;
  broadcast: MessageRow["broadcast"];
  mentions: string[];
  /** How many wordings it had before the one that is replaced. */
  versions: number;
}

async function countVersions({ tx, workspaceId }: WorkspaceWrite, { id }: MessageRow): Promise<number> {
  const ofMessage = and(eq(messageVersions.workspaceId, workspaceId), eq(messageVersions.messageId, id));
  const [earlier] = await tx.select({ versions: count() }).from(messageVersions).where(ofMessage);
  return earlier?.versions ?? 0;
}

async function replaceText(
  write: WorkspaceWrite,
  actor: Actor,
  message: MessageRow,
  { text, broadcast, mentions, versions }: Wording,
): Promise<MessageRow> {
  const { tx, workspaceId } = write;
  const { id, conversationId } = message;
  const rev = write.append({
    type: "message.edited",
    audience: "conversation",
    conversationId,
    entityId: id,
    actorId: actor.memberId,
  });
  const changed = { text, mentions, broadcast, rev, editedAt: write.now };
  const replaced = {
    workspaceId,
    messageId: id,
    version: versions + 1,
    text: message.text,
    createdAt: message.editedAt ?? message.createdAt,
    editedBy: message.authorId,
    rev: message.rev,
    mentions: message.mentions,
    broadcast: message.broadcast,
  };
  await Promise.all([
    tx.insert(messageVersions).values(replaced),
    tx
      .update(messages)
      .set(changed)
      .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, id))),
  ]);
  await followMentioned(write, message, {
    rev,
    actor,
    members: mentions.filter((id) => !message.mentions.includes(id)),
  });
  return { ...message, ...changed };
}
