import { conversations, messages, type Tx } from "@parley/db";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { ConversationRow } from "./present-conversation.js";
import type { MessageRow } from "./present-message.js";

export interface StandingMessage {
  message: MessageRow;
  /** Of its conversation. */
  kind: ConversationRow["kind"];
}

/**
 * Those of some messages whose conversation is there, whoever may see them: for what is told behind the writes, which has rules of
 * sight of its own. Deleted messages are among them.
 */
export async function listStandingMessages(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<StandingMessage[]> {
  if (ids.length === 0) return [];
  return tx
    .select({ message: messages, kind: conversations.kind })
    .from(messages)
    .innerJoin(
      conversations,
      and(eq(conversations.workspaceId, messages.workspaceId), eq(conversations.id, messages.conversationId)),
    )
    .where(and(eq(messages.workspaceId, workspaceId), inArray(messages.id, [...ids]), isNull(conversations.deletedAt)));
}
