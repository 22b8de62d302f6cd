import type { ConversationPreferences } from "@parley/api/server";
import { conversationMembers, conversations, type Tx } from "@parley/db";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { LogRow } from "../../events/log-entry.js";
import { idsNamed } from "../payloads-by-seq.js";
import { presentConversationPreferences } from "./present-conversation.js";
import { conversationOfMembership } from "./sight.js";

/** How the members that rows of the log name want to have the conversations they name, by seq; of those they are still in. */
export async function findConversationPreferences(
  tx: Tx,
  workspaceId: string,
  rows: readonly LogRow[],
): Promise<Map<number, ConversationPreferences>> {
  const found = await tx
    .select({ membership: conversationMembers })
    .from(conversationMembers)
    .innerJoin(conversations, conversationOfMembership)
    .where(
      and(
        eq(conversationMembers.workspaceId, workspaceId),
        inArray(conversationMembers.conversationId, idsNamed(rows, "conversationId")),
        inArray(conversationMembers.memberId, idsNamed(rows, "memberId")),
        isNull(conversations.deletedAt),
      ),
    );
  const byPlace = new Map(
    found.map(({ membership }) => [
      `${membership.conversationId} ${membership.memberId}`,
      presentConversationPreferences(membership),
    ]),
  );
  const bySeq = new Map<number, ConversationPreferences>();
  for (const { seq, conversationId, memberId } of rows) {
    const preferences = byPlace.get(`${conversationId ?? ""} ${memberId ?? ""}`);
    if (preferences) bySeq.set(seq, preferences);
  }
  return bySeq;
}
