import type { FeatureDeps } from "../feature.js";
import type { ReadCursors } from "./read-cursors.js";
import type { ReceiptRelay } from "./receipt-relay.js";

export interface ReceiptsDeps extends FeatureDeps {
  /** The same that `reads` settles. */
  cursors: ReadCursors;
  relay: ReceiptRelay;
}
