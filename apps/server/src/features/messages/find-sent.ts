import { type Actor, ApiError, type MessagesSendInput, notFound } from "@parley/api/server";
import { messages, messageVersions, type Tx } from "@parley/db";
import { and, eq, sql } from "drizzle-orm";
import { type MessageRow, visibleMessages } from "../conversations/index.js";

/**
 * The message an earlier send with this nonce made, as it is now (SPEC W5). Throws NONCE_CONFLICT when that was another
 * one, NOT_FOUND when the author may no longer read it. A repeated send is compared with the wording before any edit.
 */
export async function findSent(tx: Tx, actor: Actor, input: MessagesSendInput): Promise<MessageRow | undefined> {
  const [sent] = await tx
    .select({ message: messages, visible: sql<boolean>`coalesce(${visibleMessages(actor)}, false)` })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, actor.workspaceId),
        eq(messages.authorId, actor.memberId),
        eq(messages.nonce, input.nonce),
      ),
    );
  if (sent === undefined) return undefined;
  const { message, visible } = sent;
  if (message.conversationId !== input.conversationId || (await firstText(tx, message)) !== input.text)
    throw new ApiError("NONCE_CONFLICT", { message: "Another message was sent under this nonce." });
  if (!visible) throw notFound("message");
  return message;
}

async function firstText(tx: Tx, message: MessageRow): Promise<string> {
  const [first] = await tx
    .select({ text: messageVersions.text })
    .from(messageVersions)
    .where(
      and(
        eq(messageVersions.workspaceId, message.workspaceId),
        eq(messageVersions.messageId, message.id),
        eq(messageVersions.version, 1),
      ),
    );
  return first?.text ?? message.text;
}
