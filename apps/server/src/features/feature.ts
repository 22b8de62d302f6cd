import type { Actor, Services } from "@parley/api/server";
import type { Database } from "@parley/db";
import type { Clock } from "../clock.js";
import type { EventLog } from "../events/event-log.js";
import type { Hydrator } from "../events/hydrator.js";
import type { LaneCounters } from "../events/lane-counters.js";
import type { JobHandler } from "../jobs/job.js";
import type { JobQueue } from "../jobs/job-queue.js";
import type { Logger } from "../observability/logger.js";
import type { Connections } from "../realtime/connections.js";
import type { Signals } from "../realtime/signals.js";

/** What was acknowledged as read and is not stored yet (SPEC W1). */
export interface ReadSettling {
  /**
   * Stores what waits of this member, so that what is read next includes it; nothing to do in nearly all cases. To be called
   * before reading a conversation as its reader sees it. Throws DATABASE_UNAVAILABLE and OVERLOADED with a wait.
   */
  settle(actor: Actor): Promise<void>;
}

/** What every feature may stand on. */
export interface FeatureDeps {
  db: Database;
  log: EventLog;
  signals: Signals;
  reads: ReadSettling;
  /** Counts what write lanes do. */
  lanes: LaneCounters;
  /** Takes work for later. */
  jobs: JobQueue;
  connections: Connections;
  clock: Clock;
  logger: Logger;
  /** Where people reach this installation, without a trailing slash: for links. */
  publicUrl: string;
}

/** One feature as the container sees it: its service, how its events are shown, and what it does later. */
export interface Feature<Name extends keyof Services> {
  service: Services[Name];
  hydrators: readonly Hydrator[];
  jobs?: readonly JobHandler[];
}
