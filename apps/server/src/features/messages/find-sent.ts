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
    .select({
      message: messages,
      firstText: messageVersions.text,
      visible: sql<boolean>`coalesce(${visibleMessages(actor)}, false)`,
    })
    .from(messages)
    .leftJoin(
      messageVersions,
      and(
        eq(messageVersions.workspaceId, messages.workspaceId),
        eq(messageVersions.messageId, messages.id),
        eq(messageVersions.version, 1),
      ),
    )
    .where(
      and(
        eq(messages.workspaceId, actor.workspaceId),
        eq(messages.authorId, actor.memberId),
        eq(messages.nonce, input.nonce),
      ),
    );
  if (sent === undefined) return undefined;
  const { message } = sent;
  if (message.conversationId !== input.conversationId || (sent.firstText ?? message.text) !== input.text)
    throw new ApiError("NONCE_CONFLICT", { message: "Another message was sent under this nonce." });
  if (!sent.visible) throw notFound("message");
  return message;
}
