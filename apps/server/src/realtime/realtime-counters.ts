import type { ResetReason } from "@parley/api/server";
import { Distribution } from "../observability/distribution.js";

/** From a millisecond to ten seconds, in seconds. */
const DELAY_BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Where a replay took what it sent from. */
export type ReplaySource = "ring" | "log";

/**
 * What the streams of this node have done since it started: plain numbers, added up where it happens and read by whoever
 * watches, so that a delivery costs nothing more for being counted.
 */
export class RealtimeCounters {
  /** Events handed to sockets live, each receiver counted. */
  deliveries = 0;
  /** From an event's time, taken before its commit, until it was handed to its receivers' sockets, in seconds. */
  readonly deliveryDelay = new Distribution(DELAY_BOUNDS);
  /** Subscriptions brought up to date; those that needed the log at all count as the log's. */
  readonly replays: Record<ReplaySource, number> = { ring: 0, log: 0 };
  /** Events sent by replays. */
  readonly replayedEvents: Record<ReplaySource, number> = { ring: 0, log: 0 };
  /** Subscriptions told to begin anew. */
  readonly resets: Record<ResetReason, number> = {
    BELOW_FLOOR: 0,
    AHEAD_OF_HEAD: 0,
    OTHER_HISTORY: 0,
    TOO_FAR_BEHIND: 0,
  };
  /** By how many events the feed farthest behind was behind its log at the last head check. */
  headLag = 0;
}
