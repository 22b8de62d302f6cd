import type { ScheduledMessage } from "@parley/api/server";
import type { scheduledMessages } from "@parley/db";

export type ScheduledRow = typeof scheduledMessages.$inferSelect;

export function presentScheduled(row: ScheduledRow): ScheduledMessage {
  const { id, conversationId, threadRootId, alsoToConversation, text, sendAt, createdAt, failure, rev } = row;
  return { id, conversationId, threadRootId, alsoToConversation, text, sendAt, createdAt, failure, rev };
}
