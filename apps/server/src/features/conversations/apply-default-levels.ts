import { conversationMembers, memberPreferences, type Tx } from "@parley/db";
import { and, eq, inArray, ne, sql } from "drizzle-orm";

/** Gives those who came into a group the level they chose for groups they come into; to be done in the write that admits them. */
export async function applyDefaultLevels(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  memberIds: readonly string[],
): Promise<void> {
  await tx
    .update(conversationMembers)
    .set({ level: sql`${memberPreferences.defaultLevel}` })
    .from(memberPreferences)
    .where(
      and(
        eq(conversationMembers.workspaceId, workspaceId),
        eq(conversationMembers.conversationId, conversationId),
        inArray(conversationMembers.memberId, [...memberIds]),
        eq(memberPreferences.workspaceId, workspaceId),
        eq(memberPreferences.memberId, conversationMembers.memberId),
        ne(memberPreferences.defaultLevel, "all"),
      ),
    );
}
