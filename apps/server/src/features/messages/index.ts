import type { Feature, FeatureDeps } from "../feature.js";
import { deleteMessage } from "./delete-message.js";
import { edit } from "./edit.js";
import { messageHydrators } from "./hydrators.js";
import { list } from "./list.js";
import { createSend } from "./send.js";
import { versions } from "./versions.js";

export { storeSystemLine } from "./store-system-line.js";

/** What is written in conversations. */
export function createMessagesFeature(deps: FeatureDeps): Feature<"messages"> {
  return {
    service: {
      send: createSend(deps),
      list: (actor, input) => list(deps, actor, input),
      edit: (actor, input) => edit(deps, actor, input),
      delete: (actor, input) => deleteMessage(deps, actor, input),
      versions: (actor, input) => versions(deps, actor, input),
    },
    hydrators: messageHydrators,
  };
}
