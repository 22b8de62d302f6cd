import type { Feature, FeatureDeps } from "../feature.js";
import { getMemberPreferences } from "./get-member-preferences.js";
import { preferenceHydrators } from "./hydrators.js";
import { set } from "./set.js";

export { getMemberPreferences } from "./get-member-preferences.js";
export { turnDigestOff } from "./turn-digest-off.js";

/** What members decide for themselves. */
export function createPreferencesFeature(deps: FeatureDeps): Feature<"preferences"> {
  return {
    service: {
      get: async (actor) => ({
        preferences: await deps.db.withWorkspace(actor.workspaceId, (tx) => getMemberPreferences(tx, actor), {
          readOnly: true,
        }),
      }),
      set: (actor, input) => set(deps, actor, input),
    },
    hydrators: preferenceHydrators,
  };
}
