import type { Database } from "@parley/db";
import type { Clock } from "../../../clock.js";
import type { EventLog } from "../../../events/event-log.js";
import type { JobQueue } from "../../../jobs/job-queue.js";
import type { Logger } from "../../../observability/logger.js";
import { Semaphore } from "../../../semaphore.js";
import type { Timers } from "../../../timers.js";
import { announceNotifications } from "../announce-notifications.js";
import { passQuietEvents } from "./pass-quiet-events.js";
import { pruneNotifications } from "./prune-notifications.js";
import { readStretch } from "./read-stretch.js";
import { type Due, movePosition, storeNotifications } from "./store-notifications.js";
import { withdrawNotifications } from "./withdraw-reactions.js";

/** How long events are gathered before they are read: longer than read cursors wait to be stored, in milliseconds. */
const GATHER_MS = 300;
/** How often all workspaces are asked about whose notes may have been lost, and how many at once. */
const SWEEP_EVERY_MS = 5_000;
const MOST_SWEPT = 100;
/** Events passed over by one call. */
const MOST_PASSED = 1_000;
/** Events read at once, and notifications stored by one write (SPEC W9). */
const STRETCH = 200;
const SLICE = 200;
/** Workspaces read at once. */
const WIDTH = 2;
/**
 * How often as long as a workspace took its turn stays unused. The embedded database works on one thing at a time: under many
 * sends it takes turns with them, and a stretch gathers more meanwhile.
 */
const REST = { embedded: 6, postgres: 0 };

export interface NotifierDeps {
  db: Database;
  log: Pick<EventLog, "write">;
  jobs: JobQueue;
  clock: Clock;
  logger: Logger;
  timers: Timers;
  /** Notifications stored by one write. Default 200. */
  slice?: number;
  /** How often as long as a workspace took its turn stays unused. Default: as the database needs it. */
  rest?: number;
}

/** Where reading on has stopped: at the end of the log, where it ended when it was read, or before more that stood there already. */
type Reached = "end" | "end-then" | "more";

/** One workspace whose log is to be read on. */
interface Following {
  /** Runs once the events have been gathered; `null` while it is being read. */
  callOff: (() => void) | null;
  /** Grew while it was being read. */
  again: boolean;
}

/**
 * Makes notifications behind the writes, from the log: each workspace has a place in the database up to where its log has been
 * read, which moves in the same write that stores what was found. So each cause makes one notification for each member, also after
 * a crash and with several nodes; nothing of it lies on the path of a send.
 */
export class Notifier {
  private readonly following = new Map<string, Following>();
  private readonly width = new Semaphore(WIDTH);
  private readonly running = new Set<Promise<void>>();
  private readonly resting = new Set<() => void>();
  private endSweeps: (() => void) | null = null;
  private stopped = false;

  constructor(private readonly deps: NotifierDeps) {}

  /** The log of a workspace has grown, on this node or another. */
  hint(workspaceId: string): void {
    if (this.stopped) return;
    const known = this.following.get(workspaceId);
    if (known !== undefined) {
      known.again = known.callOff === null;
      return;
    }
    const following: Following = { callOff: null, again: false };
    following.callOff = this.deps.timers.after(GATHER_MS, () => {
      following.callOff = null;
      this.track(this.follow(workspaceId, following));
    });
    this.following.set(workspaceId, following);
  }

  /** Reads a workspace's log up to its end, also what is added meanwhile. Throws what the database throws. */
  async catchUp(workspaceId: string): Promise<void> {
    while ((await this.readOn(workspaceId)) !== "end");
  }

  /** Begins to look after workspaces whose notes were lost: with a node, or with the bus. */
  run(): void {
    this.endSweeps = this.deps.timers.every(SWEEP_EVERY_MS, () => this.track(this.sweep()));
    this.track(this.sweep());
  }

  /** Finishes what is being written. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.endSweeps?.();
    for (const { callOff } of this.following.values()) callOff?.();
    for (const end of [...this.resting]) end();
    await Promise.all(this.running);
  }

  private track(work: Promise<void>): void {
    const tracked = work.finally(() => this.running.delete(tracked));
    this.running.add(tracked);
  }

  private async sweep(): Promise<void> {
    try {
      const rows = await this.deps.db.sql<{ workspace_id: string }[]>`
        select workspace_id from workspaces_to_notify(${MOST_SWEPT})`;
      for (const row of rows) this.hint(row.workspace_id);
    } catch (error) {
      this.deps.logger.warn({ err: error }, "workspaces with something to notify of cannot be listed");
    }
  }

  private follow(workspaceId: string, following: Following): Promise<void> {
    const { db, logger, timers, rest = REST[db.kind] } = this.deps;
    return this.width.run(async () => {
      const begun = timers.now();
      try {
        // What is added meanwhile is gathered again: each stretch costs about the same, however short.
        while (!this.stopped && (await this.readOn(workspaceId)) === "more");
      } catch (error) {
        // The next sweep tries again.
        logger.warn({ err: error, workspaceId }, "notifications cannot be made; trying again");
      }
      this.following.delete(workspaceId);
      if (following.again) this.hint(workspaceId);
      await this.rest((timers.now() - begun) * rest);
    });
  }

  private rest(ms: number): Promise<void> {
    if (ms === 0 || this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        callOff();
        this.resting.delete(end);
        resolve();
      };
      const callOff = this.deps.timers.after(ms, end);
      this.resting.add(end);
    });
  }

  /** Passes over what tells nobody, and reads what may. */
  private async readOn(workspaceId: string): Promise<Reached> {
    const { telling, more } = await passQuietEvents(this.deps.db, workspaceId, MOST_PASSED);
    if (telling) return this.tell(workspaceId);
    return more ? "more" : "end";
  }

  /** Reads one stretch and stores what it has come to. */
  private async tell(workspaceId: string): Promise<Reached> {
    const { db, log, jobs, clock, slice = SLICE } = this.deps;
    const stretch = await db.withWorkspace(workspaceId, (tx) => readStretch(tx, workspaceId, STRETCH, clock.now()), {
      isolation: "repeatable read",
      readOnly: true,
    });
    if (stretch === null) return "end";
    const { due, withdrawn, to } = stretch;
    const reached = stretch.isFull ? "more" : "end-then";
    if (due.length === 0 && withdrawn.length === 0) {
      await db.withWorkspace(workspaceId, (tx) => movePosition(tx, workspaceId, to));
      return reached;
    }
    for (let start = 0; start === 0 || start < due.length; start += slice) {
      const isLast = start + slice >= due.length;
      const isOurs = await log.write(workspaceId, async (write) => {
        const heard = await storeNotifications(write, due.slice(start, start + slice), stretch);
        if (heard === null) return false;
        // One job for all of them: sends wait for this write.
        if (heard.length > 0) await jobs.enqueue(write.tx, announceNotifications, { ids: heard });
        if (!isLast) return true;
        await withdrawNotifications(write, withdrawn);
        await movePosition(write.tx, workspaceId, to);
        return true;
      });
      if (!isOurs) break;
    }
    await this.prune(workspaceId, due);
    return reached;
  }

  private async prune(workspaceId: string, due: readonly Due[]): Promise<void> {
    const memberIds = [...new Set(due.map(({ memberId }) => memberId))];
    for (let start = 0; start < memberIds.length; start += SLICE)
      await pruneNotifications(this.deps.db, workspaceId, memberIds.slice(start, start + SLICE));
  }
}
