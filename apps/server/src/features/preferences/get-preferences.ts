import type { Actor, Preferences } from "@parley/api/server";
import { memberPreferences, type Tx } from "@parley/db";
import { and, eq } from "drizzle-orm";

/** What holds for those who never decided anything. */
export const DEFAULT_PREFERENCES: Preferences = { shareReceipts: true, rev: 0 };

/** What a member decided for themselves. */
export async function getPreferences(
  tx: Tx,
  { workspaceId, memberId }: Pick<Actor, "workspaceId" | "memberId">,
): Promise<Preferences> {
  const [row] = await tx
    .select({ shareReceipts: memberPreferences.shareReceipts, rev: memberPreferences.rev })
    .from(memberPreferences)
    .where(and(eq(memberPreferences.workspaceId, workspaceId), eq(memberPreferences.memberId, memberId)));
  return row ?? DEFAULT_PREFERENCES;
}
