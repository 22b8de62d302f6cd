import type { AuthCounters } from "../auth/auth-counters.js";
import type { ClusterHealth } from "../cluster/cluster.js";
import type { DatabaseCounters } from "../events/database-counters.js";
import type { LaneCounters } from "../events/lane-counters.js";
import type { JobCounters } from "../jobs/job-counters.js";
import type { CallCounters } from "./call-counters.js";
import type { Distribution } from "./distribution.js";
import type { EventLoopDelays } from "./event-loop-delay.js";

/** What the streams of a node count. */
export interface RealtimeReadings {
  readonly deliveries: number;
  readonly deliveryDelay: Distribution;
  readonly replays: Readonly<Record<string, number>>;
  readonly replayedEvents: Readonly<Record<string, number>>;
  readonly resets: Readonly<Record<string, number>>;
  readonly headLag: number;
}

/** Everything that `/metrics` shows of Parley itself, read when it is asked for. */
export interface Readings {
  readonly realtime: RealtimeReadings;
  readonly lanes: LaneCounters;
  readonly auth: AuthCounters;
  readonly database: DatabaseCounters;
  readonly jobs: JobCounters;
  readonly cluster: ClusterHealth;
  readonly calls: CallCounters;
  /** Answers over HTTP by status. */
  readonly responses: ReadonlyMap<number, number>;
  /** Open connections by state. */
  connections(): Readonly<Record<string, number>>;
  slowSocketsClosed(): number;
  /** Workspaces with streams on this node. */
  feeds(): number;
  unsavedReads(): number;
  /** Since it was last read. */
  eventLoopDelay(): EventLoopDelays;
}
