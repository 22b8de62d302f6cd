import type { Feature, FeatureDeps } from "../feature.js";
import { follow } from "./follow.js";
import { get } from "./get.js";
import { threadHydrators } from "./hydrators.js";
import { list } from "./list.js";
import { markRead } from "./mark-read.js";
import { unfollow } from "./unfollow.js";

export { requireThread } from "./access.js";
export { findFirstUnreadReply } from "./first-unread.js";
export { followMentioned } from "./follow-mentioned.js";
export { listThreadsForBootstrap } from "./list-for-bootstrap.js";
export { moveThreadBack } from "./move-thread-back.js";
export { uncountReply } from "./uncount-reply.js";

/** Replies to a message, and who follows them. */
export function createThreadsFeature(deps: FeatureDeps): Feature<"threads"> {
  return {
    service: {
      list: (actor, input) => list(deps, actor, input),
      get: (actor, input) => get(deps, actor, input),
      follow: (actor, input) => follow(deps, actor, input),
      unfollow: (actor, input) => unfollow(deps, actor, input),
      markRead: (actor, input) => markRead(deps, actor, input),
    },
    hydrators: threadHydrators,
  };
}
