import type { Actor, Message, MessagesSendInput } from "@parley/api/server";
import type { WorkspaceWrite } from "../../events/event-log.js";
import { type MessageRow, presentMessage, requireConversation, requireWritable } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { findSent } from "./find-sent.js";
import { listMentioned, requireFewMentions } from "./mentioned-members.js";
import { storeMessage } from "./store-message.js";

/** See `MessagesService.send`. */
export async function send(deps: FeatureDeps, actor: Actor, input: MessagesSendInput): Promise<{ message: Message }> {
  const named = requireFewMentions(input.text);
  const row = await deps.log.write(actor.workspaceId, (write) => sendOnce(write, actor, input, named));
  return { message: presentMessage(row) };
}

/** Access first, then the nonce: who lost access is told nothing of what they once sent (SPEC W2, W5). */
async function sendOnce(
  write: WorkspaceWrite,
  actor: Actor,
  input: MessagesSendInput,
  named: readonly string[],
): Promise<MessageRow> {
  const { tx, workspaceId } = write;
  const { conversationId, nonce, text } = input;
  const access = await requireConversation(tx, actor, conversationId);
  const [sent, mentions] = await Promise.all([
    findSent(tx, actor, input),
    listMentioned(tx, workspaceId, conversationId, named),
  ]);
  if (sent !== undefined) return sent;
  requireWritable(access);
  return storeMessage(write, { kind: "text", conversationId, authorId: actor.memberId, nonce, text, mentions });
}
