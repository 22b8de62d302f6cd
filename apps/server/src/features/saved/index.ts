import type { Hydrator } from "../../events/hydrator.js";
import type { Feature, FeatureDeps } from "../feature.js";
import { payloadsBySeq } from "../payloads-by-seq.js";
import { add } from "./add.js";
import { list } from "./list.js";
import { remove } from "./remove.js";

/** Which message it is about is all there is to tell, and stands in the log. */
const named: Hydrator = {
  types: ["saved.added", "saved.removed"],
  hydrate: (_tx, _workspaceId, rows) =>
    Promise.resolve(payloadsBySeq(rows, ({ entityId }) => (entityId === null ? undefined : { messageId: entityId }))),
};

/** Messages that members keep for themselves. */
export function createSavedFeature(deps: FeatureDeps): Feature<"saved"> {
  return {
    service: {
      add: (actor, input) => add(deps, actor, input),
      remove: (actor, input) => remove(deps, actor, input),
      list: (actor, input) => list(deps, actor, input),
    },
    hydrators: [named],
  };
}
