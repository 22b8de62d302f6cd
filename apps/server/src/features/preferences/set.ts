import type { Actor, Preferences, PreferencesSetInput } from "@parley/api/server";
import { memberPreferences } from "@parley/db";
import type { FeatureDeps } from "../feature.js";
import { requireActiveSelf } from "../members/index.js";
import { getPreferences } from "./get-preferences.js";

/** See `PreferencesService.set`. */
export function set(
  deps: FeatureDeps,
  actor: Actor,
  input: PreferencesSetInput,
): Promise<{ preferences: Preferences }> {
  const { workspaceId, memberId } = actor;
  return deps.log.write(workspaceId, async (write) => {
    await requireActiveSelf(write.tx, actor, "guest");
    const before = await getPreferences(write.tx, actor);
    const { shareReceipts = before.shareReceipts } = input;
    if (shareReceipts === before.shareReceipts) return { preferences: before };
    const rev = write.append({
      type: "preference.changed",
      audience: "member",
      memberId,
      entityId: memberId,
      actorId: memberId,
    });
    const preferences = { shareReceipts, rev };
    await write.tx
      .insert(memberPreferences)
      .values({ workspaceId, memberId, ...preferences })
      .onConflictDoUpdate({
        target: [memberPreferences.workspaceId, memberPreferences.memberId],
        set: preferences,
      });
    return { preferences };
  });
}
