import type { Tx } from "@parley/db";
import { sql } from "drizzle-orm";
import type { Job } from "./job.js";

export interface EnqueueOptions {
  /** Not before this time, ISO 8601; default: at once. */
  at?: string;
  /** While a job of this kind and workspace with the same key waits for its first attempt, another changes nothing. */
  key?: string;
}

/** What one of several jobs carries, and when it is done. */
export interface JobToEnqueue<Data> extends EnqueueOptions {
  data: Data;
}

/** Work for later. */
export interface JobQueue {
  /**
   * Puts a job into the queue within the caller's transaction on a workspace: when that commits the job will be done, at least
   * once, and when it does not there is none. Throws when no handler is registered for this kind of job.
   */
  enqueue<Data>(tx: Tx, job: Job<Data>, data: NoInfer<Data>, options?: EnqueueOptions): Promise<void>;
  /** The same for many of a kind, in one statement. */
  enqueueAll<Data>(tx: Tx, job: Job<Data>, all: readonly JobToEnqueue<NoInfer<Data>>[]): Promise<void>;
}

/** The queue in the database. `onEnqueued` is told of each job, while its transaction is still open. */
export function createJobQueue(onEnqueued: () => void): JobQueue {
  return {
    async enqueue(tx, job, data, { at = null, key = null }: { at?: string | null; key?: string | null } = {}) {
      const text = JSON.stringify(data);
      await tx.execute(sql`select enqueue_job(${job.name}, ${text}::text::jsonb, ${key}::text, ${at}::timestamptz)`);
      onEnqueued();
    },
    async enqueueAll(tx, job, all) {
      if (all.length === 0) return;
      await tx.execute(sql`
        select enqueue_job(${job.name}, x.data, x.key, x.at)
        from jsonb_to_recordset(${JSON.stringify(all)}::text::jsonb) as x(data jsonb, key text, at timestamptz)`);
      onEnqueued();
    },
  };
}
