import type { Feature, FeatureDeps } from "../feature.js";
import { query } from "./query.js";

/** Finding messages, conversations and people again. */
export function createSearchFeature(deps: FeatureDeps): Feature<"search"> {
  return { service: { query: (actor, input) => query(deps, actor, input) }, hydrators: [] };
}
