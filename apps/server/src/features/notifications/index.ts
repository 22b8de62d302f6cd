import type { Feature, FeatureDeps } from "../feature.js";
import { settled } from "../settled.js";
import { notificationHydrators } from "./hydrators.js";
import { list } from "./list.js";
import { markRead } from "./mark-read.js";
import { moveMarks } from "./move-marks.js";

export { keepRepliesDismissed } from "./keep-replies-dismissed.js";
export { listNotificationsForBootstrap } from "./list-for-bootstrap.js";
export { Notifier } from "./notifier.js";

/** What members are told of. A `Notifier` makes it, behind the writes. */
export function createNotificationsFeature(deps: FeatureDeps): Feature<"notifications"> {
  return {
    service: {
      list: settled(deps, list),
      markRead: (actor, input) => markRead(deps, actor, input),
      clear: (actor) => moveMarks(deps, actor, { clears: true }),
    },
    hydrators: notificationHydrators,
  };
}
