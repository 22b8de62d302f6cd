import { handleJob } from "../../jobs/job.js";
import type { Feature, FeatureDeps } from "../feature.js";
import { settled } from "../settled.js";
import { announce } from "./announce.js";
import { announceNotifications } from "./announce-notifications.js";
import type { Channel } from "./channel.js";
import { notificationHydrators } from "./hydrators.js";
import { list } from "./list.js";
import { markRead } from "./mark-read.js";
import { moveMarks } from "./move-marks.js";

export type { Announced, Channel } from "./channel.js";
export { keepRepliesDismissed } from "./keep-replies-dismissed.js";
export { listNotificationsForBootstrap } from "./list-for-bootstrap.js";
export { listTellable, type Tellable } from "./list-tellable.js";
export { Notifier } from "./notifier/notifier.js";
export { decide } from "./rules/decide.js";
export { tell } from "./tell.js";

export interface NotificationsDeps extends FeatureDeps {
  /** Ways to tell people who do not have the app open. */
  channels: readonly Channel[];
}

/** What members are told of. A `Notifier` makes it, behind the writes. */
export function createNotificationsFeature(deps: NotificationsDeps): Feature<"notifications"> {
  return {
    service: {
      list: settled(deps, list),
      markRead: (actor, input) => markRead(deps, actor, input),
      clear: (actor) => moveMarks(deps, actor, { clears: true }),
    },
    hydrators: notificationHydrators,
    jobs: [handleJob(announceNotifications, (attempt) => announce(deps, attempt))],
  };
}
