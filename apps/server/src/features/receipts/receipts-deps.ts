import type { FeatureDeps } from "../feature.js";
import type { ReadCursors } from "./read-cursors.js";

export interface ReceiptsDeps extends FeatureDeps {
  /** The same that `reads` settles. */
  cursors: ReadCursors;
}
