import { DEFAULT_MEMBER_PREFERENCES, type MemberPreferences } from "@parley/api/server";
import { memberPreferences, type Tx } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { MemberKey } from "../member-key.js";

type PreferencesRow = typeof memberPreferences.$inferSelect;

/** The only way a member's preferences leave the server. */
export function presentMemberPreferences(row: PreferencesRow): MemberPreferences {
  const { shareReceipts, defaultLevel, keywords, quietHours, language, emailDigest, rev } = row;
  return { shareReceipts, notifications: { defaultLevel, keywords, quietHours, language, emailDigest }, rev };
}

/** What a member decided for themselves. */
export async function getMemberPreferences(tx: Tx, { workspaceId, memberId }: MemberKey): Promise<MemberPreferences> {
  const [row] = await tx
    .select()
    .from(memberPreferences)
    .where(and(eq(memberPreferences.workspaceId, workspaceId), eq(memberPreferences.memberId, memberId)));
  return row === undefined ? DEFAULT_MEMBER_PREFERENCES : presentMemberPreferences(row);
}
