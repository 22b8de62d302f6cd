import { memberPreferences } from "@parley/db";
import type { FeatureDeps } from "../feature.js";
import type { MemberKey } from "../member-key.js";
import { getMemberPreferences } from "./get-member-preferences.js";

/** Ends the mails about what stays unread, for whoever has a link from one, without their signing in. Repeating it changes nothing. */
export function turnDigestOff({ log }: FeatureDeps, { workspaceId, memberId }: MemberKey): Promise<void> {
  return log.write(workspaceId, async ({ tx, append }) => {
    const before = await getMemberPreferences(tx, { workspaceId, memberId });
    if (!before.notifications.emailDigest) return;
    const rev = append({ type: "preference.changed", audience: "member", memberId, entityId: memberId });
    const change = { emailDigest: false, rev };
    await tx
      .insert(memberPreferences)
      .values({ workspaceId, memberId, ...change })
      .onConflictDoUpdate({ target: [memberPreferences.workspaceId, memberPreferences.memberId], set: change });
  });
}
