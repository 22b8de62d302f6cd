import { Distribution } from "../observability/distribution.js";

const BATCH_BOUNDS = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** What the write lanes of this node hold and have done since it started (SPEC W4). */
export class LaneCounters {
  /** Items that wait for a commit now, in all workspaces. */
  waiting = 0;
  /** Items of each commit that was begun, tries of the same batch counted once. */
  readonly batchSize = new Distribution(BATCH_BOUNDS);
  /** Commits tried again after a lost connection. */
  retries = 0;
  /** Batches taken apart because one of their items was refused for its own data. */
  isolations = 0;
  /** Items turned away because too many waited. */
  overloads = 0;
}
