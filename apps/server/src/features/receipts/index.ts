import type { Feature, FeatureDeps } from "../feature.js";
import { markRead } from "./mark-read.js";
import { markUnread } from "./mark-unread.js";

/** What a member has read. */
export function createReceiptsFeature(deps: FeatureDeps): Feature<"receipts"> {
  return {
    service: {
      markRead: (actor, input) => markRead(deps, actor, input),
      markUnread: (actor, input) => markUnread(deps, actor, input),
    },
    hydrators: [],
  };
}
