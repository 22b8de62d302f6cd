import type { Feature, FeatureDeps } from "../feature.js";
import { suggest } from "./suggest.js";

/** What helps to mention people; the mentions themselves are part of messages. */
export function createMentionsFeature(deps: FeatureDeps): Feature<"mentions"> {
  return {
    service: { suggest: (actor, input) => suggest(deps, actor, input) },
    hydrators: [],
  };
}
