import type { EphemeralHub } from "../../realtime/ephemeral-hub.js";
import type { Hub } from "../../realtime/hub.js";
import type { Feature, FeatureDeps } from "../feature.js";
import { bootstrap } from "./bootstrap.js";

/** What keeps clients current: the snapshot they start from and the two streams. */
export function createLiveFeature(deps: FeatureDeps & { hub: Hub; ephemeral: EphemeralHub }): Feature<"live"> {
  return {
    service: {
      bootstrap: (actor) => bootstrap(deps, actor),
      events: (actor, input) => deps.hub.events(actor, input),
      ephemeral: (actor) => deps.ephemeral.stream(actor),
    },
    hydrators: [],
  };
}
