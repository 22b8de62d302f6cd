import type { Feature, FeatureDeps } from "../feature.js";
import { reactionHydrators } from "./hydrators.js";
import { list } from "./list.js";
import { createToggles } from "./toggle.js";

/** Emoji on messages. */
export function createReactionsFeature(deps: FeatureDeps): Feature<"reactions"> {
  return {
    service: {
      ...createToggles(deps),
      list: (actor, input) => list(deps, actor, input),
    },
    hydrators: reactionHydrators,
  };
}
