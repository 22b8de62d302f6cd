import { isDeepStrictEqual } from "node:util";
import type { Actor, MemberPreferences, PreferencesSetInput } from "@parley/api/server";
import { memberPreferences } from "@parley/db";
import type { FeatureDeps } from "../feature.js";
import { requireActiveSelf } from "../members/index.js";
import { getMemberPreferences } from "./get-member-preferences.js";

/** See `PreferencesService.set`. */
export function set(
  deps: FeatureDeps,
  actor: Actor,
  input: PreferencesSetInput,
): Promise<{ preferences: MemberPreferences }> {
  const { workspaceId, memberId } = actor;
  return deps.log.write(workspaceId, async (write) => {
    await requireActiveSelf(write.tx, actor, "guest");
    const before = await getMemberPreferences(write.tx, actor);
    const chosen = choose(before, input);
    if (isDeepStrictEqual(chosen, choose(before, {}))) return { preferences: before };
    const rev = write.append({
      type: "preference.changed",
      audience: "member",
      memberId,
      entityId: memberId,
      actorId: memberId,
    });
    const { notifications, shareReceipts } = chosen;
    const values = { shareReceipts, ...notifications, rev };
    await write.tx
      .insert(memberPreferences)
      .values({ workspaceId, memberId, ...values })
      .onConflictDoUpdate({
        target: [memberPreferences.workspaceId, memberPreferences.memberId],
        set: values,
      });
    return { preferences: { ...chosen, rev } };
  });
}

/** What holds afterwards: what was chosen, and the rest as before. Keywords that differ in the case of letters are one. */
function choose(before: MemberPreferences, input: PreferencesSetInput): Omit<MemberPreferences, "rev"> {
  const { shareReceipts = before.shareReceipts, notifications: chosen = {} } = input;
  const { defaultLevel, keywords, quietHours, language, emailDigest } = before.notifications;
  return {
    shareReceipts,
    notifications: {
      defaultLevel: chosen.defaultLevel ?? defaultLevel,
      keywords: chosen.keywords === undefined ? keywords : withoutRepeated(chosen.keywords),
      quietHours: chosen.quietHours === undefined ? quietHours : chosen.quietHours,
      language: chosen.language ?? language,
      emailDigest: chosen.emailDigest ?? emailDigest,
    },
  };
}

function withoutRepeated(keywords: readonly string[]): string[] {
  const known = keywords.map((word) => word.toLowerCase());
  return keywords.filter((word, index) => known.indexOf(word.toLowerCase()) === index);
}
