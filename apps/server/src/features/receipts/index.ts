import type { Feature } from "../feature.js";
import { get } from "./get.js";
import { markRead } from "./mark-read.js";
import { markUnread } from "./mark-unread.js";
import { readers } from "./readers.js";
import type { ReceiptsDeps } from "./receipts-deps.js";

export { ReadCursors } from "./read-cursors.js";
export { ReceiptRelay } from "./receipt-relay.js";

/** What members have received and read. */
export function createReceiptsFeature(deps: ReceiptsDeps): Feature<"receipts"> {
  return {
    service: {
      markRead: (actor, input) => markRead(deps, actor, input),
      markUnread: (actor, input) => markUnread(deps, actor, input),
      acknowledge: async (actor, { seq }) => deps.relay.acknowledge(actor, seq),
      get: (actor, input) => get(deps, actor, input),
      readers: (actor, input) => readers(deps, actor, input),
    },
    hydrators: [],
  };
}
