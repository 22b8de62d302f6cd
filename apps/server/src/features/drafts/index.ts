import type { Feature, FeatureDeps } from "../feature.js";
import { list } from "./list.js";
import { set } from "./set.js";

/** What members have begun to write, on all of their devices. */
export function createDraftsFeature(deps: FeatureDeps): Feature<"drafts"> {
  return {
    service: {
      set: (actor, input) => set(deps, actor, input),
      list: (actor) => list(deps, actor),
    },
    hydrators: [],
  };
}
