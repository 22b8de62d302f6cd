import { type Actor, ApiError, LIMITS, parseMentions } from "@parley/api/server";
import { conversationMembers, members, type Tx } from "@parley/db";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { visibleMembers } from "../members/index.js";

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

/** Those of the named, but not mentioned, whom the author may see and who may sign in: people who are not in the conversation. */
export async function listOutside(
  tx: Tx,
  actor: Actor,
  named: readonly string[],
  mentioned: readonly string[],
): Promise<string[]> {
  const missing = named.filter((memberId) => !mentioned.includes(memberId));
  if (missing.length === 0) return [];
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(inArray(members.id, missing), visibleMembers(actor), isNull(members.deactivatedAt)));
  const found = new Set(rows.map(({ id }) => id));
  return missing.filter((id) => found.has(id));
}
