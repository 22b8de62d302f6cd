import { type Actor, parseBroadcast } from "@parley/api/server";
import type { Tx } from "@parley/db";
import { type ConversationAccess, requireConversation } from "../conversations/index.js";
import { placeOf, requireBroadcast } from "../messages/index.js";
import type { ScheduledRow } from "./present-scheduled.js";

/**
 * Whom a scheduled message would call at once, were it sent now: nobody confirms a number hours before it counts, so more people
 * than need no confirming cannot be called later. Throws BROADCAST_RESTRICTED, BROADCAST_UNCONFIRMED, NOT_FOUND.
 */
export async function requireCall(
  tx: Tx,
  actor: Actor,
  message: Pick<ScheduledRow, "conversationId" | "threadRootId" | "alsoToConversation" | "text">,
  known?: ConversationAccess,
): Promise<void> {
  const broadcast = parseBroadcast(message.text);
  if (broadcast === null) return;
  const access = known ?? (await requireConversation(tx, actor, message.conversationId));
  if (access.conversation.kind === "direct") return;
  const inTimeline = message.threadRootId === null || message.alsoToConversation;
  await requireBroadcast(tx, actor, access, {
    broadcast,
    place: placeOf({ ...message, inTimeline }),
    confirmedCount: undefined,
  });
}
