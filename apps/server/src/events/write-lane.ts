import { ApiError } from "@parley/api/server";
import { type Database, isConnectionError, isRetryable, sqlState } from "@parley/db";
import { Semaphore } from "../semaphore.js";
import { LaneCounters } from "./lane-counters.js";

/** The most that goes into one commit. */
const BATCH = 256;
/** The most that waits in one workspace; beyond it senders are told to come back (SPEC W4). */
const QUEUE = 5_000;
const RETRY_AFTER_MS = 1_000;
/** Tries of a batch whose connection was lost: what is sent is idempotent, so it may be sent again. */
const TRIES = 3;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

interface Lane<Item, Result> {
  waiting: Waiting<Item, Result>[];
  running: boolean;
}

export interface WriteLaneDeps<Item, Result> {
  /** Writes the items in one transaction and gives their results in the same order. Must be idempotent. */
  commit: (workspaceId: string, items: readonly Item[]) => Promise<readonly Result[]>;
  /** Where they count what they do; their own unless given. */
  counters?: LaneCounters;
  /** Commits under way at once, of all workspaces together; whoever waits for a turn gathers more. Unlimited unless given. */
  atOnce?: number;
}

/**
 * What a database takes at once: the embedded one works on one statement at a time, so that commits begun earlier would only
 * wait there, with less in each; the second is on its way while the first is worked on.
 */
export function commitsAtOnce({ kind }: Pick<Database, "kind">): number {
  return kind === "embedded" ? 2 : Number.POSITIVE_INFINITY;
}

/**
 * Group commit: per workspace, whatever arrived while the last commit was in flight goes into the next one (SPEC W4). A
 * lone item is written at once, and nobody waits for a timer.
 */
export class WriteLanes<Item, Result> {
  private readonly lanes = new Map<string, Lane<Item, Result>>();

  private readonly counters: LaneCounters;
  private readonly turns: Semaphore;

  constructor(private readonly deps: WriteLaneDeps<Item, Result>) {
    this.counters = deps.counters ?? new LaneCounters();
    this.turns = new Semaphore(deps.atOnce ?? Number.POSITIVE_INFINITY);
  }

  /** Throws OVERLOADED when the workspace's lane is full; else whatever the item's own commit throws. */
  write(workspaceId: string, item: Item): Promise<Result> {
    let lane = this.lanes.get(workspaceId);
    if (lane === undefined) {
      lane = { waiting: [], running: false };
      this.lanes.set(workspaceId, lane);
    }
    const { waiting } = lane;
    if (waiting.length >= QUEUE) {
      this.counters.overloads += 1;
      return Promise.reject(
        new ApiError("OVERLOADED", { message: "Too much waits in this workspace.", retryAfterMs: RETRY_AFTER_MS }),
      );
    }
    this.counters.waiting += 1;
    const written = new Promise<Result>((resolve, reject) => waiting.push({ item, resolve, reject }));
    if (!lane.running) {
      lane.running = true;
      const started = lane;
      // Calls of the same tick share the first commit.
      queueMicrotask(() => void this.run(workspaceId, started));
    }
    return written;
  }

  private async run(workspaceId: string, lane: Lane<Item, Result>): Promise<void> {
    while (lane.waiting.length > 0) {
      await this.turns.run(() => {
        const batch = lane.waiting.splice(0, BATCH);
        this.counters.waiting -= batch.length;
        return this.commitBatch(workspaceId, batch);
      });
    }
    this.lanes.delete(workspaceId);
  }

  private async commitBatch(workspaceId: string, batch: readonly Waiting<Item, Result>[]): Promise<void> {
    this.counters.batchSize.add(batch.length);
    try {
      const results = await this.commitWithRetries(
        workspaceId,
        batch.map(({ item }) => item),
      );
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error("a commit gave no result for one of its items"));
        else resolve(result);
      }
    } catch (error) {
      // One bad row must not take its neighbours along: each goes alone.
      if (batch.length > 1 && isDataError(error)) {
        this.counters.isolations += 1;
        for (const one of batch) await this.commitBatch(workspaceId, [one]);
      } else for (const { reject } of batch) reject(error);
    }
  }

  private async commitWithRetries(workspaceId: string, items: readonly Item[]): Promise<readonly Result[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.deps.commit(workspaceId, items);
      } catch (error) {
        if (attempt >= TRIES || !(isConnectionError(error) || isRetryable(error))) throw error;
        this.counters.retries += 1;
      }
    }
  }
}

/** Data exceptions and violated constraints: the row's own fault (SQLSTATE classes 22 and 23). */
function isDataError(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? "");
}
