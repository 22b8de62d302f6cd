import { ApiError, LIMITS, parseMentions } from "@parley/api/server";
import { conversationMembers, type Tx } from "@parley/db";
import { and, eq, inArray } from "drizzle-orm";

/** The members a text names. Throws INVALID_INPUT above `LIMITS.mentionsPerMessage`. */
export function requireFewMentions(text: string): string[] {
  const mentioned = parseMentions(text);
  if (mentioned.length <= LIMITS.mentionsPerMessage) return mentioned;
  const message = `A message may mention ${String(LIMITS.mentionsPerMessage)} people.`;
  throw new ApiError("INVALID_INPUT", { message, issues: [{ path: ["text"], code: "TOO_MANY_MENTIONS", message }] });
}

/** Those of the named who are in the conversation now, in the order they were named: only they are mentioned. */
export async function listMentioned(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  named: readonly string[],
): Promise<string[]> {
  if (named.length === 0) return [];
  const rows = await tx
    .select({ memberId: conversationMembers.memberId })
    .from(conversationMembers)
    .where(
      and(
        eq(conversationMembers.workspaceId, workspaceId),
        eq(conversationMembers.conversationId, conversationId),
        inArray(conversationMembers.memberId, [...named]),
      ),
    );
  const present = new Set(rows.map((row) => row.memberId));
  return named.filter((memberId) => present.has(memberId));
}
