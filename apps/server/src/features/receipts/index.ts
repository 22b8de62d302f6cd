import type { Feature } from "../feature.js";
import { markRead } from "./mark-read.js";
import { markUnread } from "./mark-unread.js";
import type { ReceiptsDeps } from "./receipts-deps.js";

export { ReadCursors } from "./read-cursors.js";

/** What a member has read. */
export function createReceiptsFeature(deps: ReceiptsDeps): Feature<"receipts"> {
  return {
    service: {
      markRead: (actor, input) => markRead(deps, actor, input),
      markUnread: (actor, input) => markUnread(deps, actor, input),
    },
    hydrators: [],
  };
}
