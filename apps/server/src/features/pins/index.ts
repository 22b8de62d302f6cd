import type { Feature, FeatureDeps } from "../feature.js";
import { add } from "./add.js";
import { pinHydrators } from "./hydrators.js";
import { list } from "./list.js";
import { remove } from "./remove.js";

/** Messages kept at hand for everybody in a conversation. */
export function createPinsFeature(deps: FeatureDeps): Feature<"pins"> {
  return {
    service: {
      add: (actor, input) => add(deps, actor, input),
      remove: (actor, input) => remove(deps, actor, input),
      list: (actor, input) => list(deps, actor, input),
    },
    hydrators: pinHydrators,
  };
}
