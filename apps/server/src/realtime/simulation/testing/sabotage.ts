import type { Bus } from "../../../cluster/bus.js";
import type { FeedReader } from "../../../events/log-reader.js";
import type { Feed } from "../../feed.js";
import type { Scheduler } from "./scheduler.js";

/** A defect put into a simulated product, to see whether it is found. */
export interface Sabotage {
  /** Whether nobody asks the database how far the log reaches. */
  readonly withoutHeadChecks: boolean;
  reader(reader: FeedReader): FeedReader;
  bus(bus: Bus): Bus;
  /** Gets its hands on each feed, once it is loaded. */
  feed(feed: Feed, scheduler: Scheduler): void;
}

/** None. */
export const HONEST: Sabotage = {
  withoutHeadChecks: false,
  reader: (reader) => reader,
  bus: (bus) => bus,
  feed: () => undefined,
};
