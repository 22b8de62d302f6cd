import type { Id } from "@parley/api/server";
import type { z } from "zod";

/** A kind of work done outside of the call that caused it: what it takes and how it is tried. Its handler stands apart. */
export interface Job<Data> {
  /** Imperative and unique, as `messages.send-scheduled`. It names the queue, so it never changes. */
  readonly name: string;
  /** What a job carries: ids, no content. It is checked again when the job runs, which may be after an update. */
  readonly data: z.ZodType<Data>;
  /** How often it is tried again after its first failure, each time after a longer wait. */
  readonly retries: number;
  /** The wait before the first of those, in seconds; twice as long each time. */
  readonly retryAfterSeconds: number;
  /** How long an attempt may take. After that it counts as failed: its node may be dead. */
  readonly timeoutSeconds: number;
  /** How many run at once on one node. */
  readonly concurrency: number;
}

const DEFAULTS = { retries: 8, retryAfterSeconds: 2, timeoutSeconds: 30, concurrency: 4 };

type JobDefinition<Data> = Pick<Job<Data>, "name" | "data"> & Partial<typeof DEFAULTS>;

/** Declares a kind of job. Without further words it is tried nine times within a quarter of an hour. */
export function defineJob<Data>(definition: JobDefinition<Data>): Job<Data> {
  return { ...DEFAULTS, ...definition };
}

/** One attempt at a job. */
export interface JobAttempt<Data> {
  /** The workspace of the transaction that made the job. */
  readonly workspaceId: Id;
  readonly data: Data;
  /** Aborted when the attempt has taken too long, and when the server stops. */
  readonly signal: AbortSignal;
}

/** What a feature does about one kind of job, with its data not checked yet. */
export interface JobHandler {
  readonly job: Job<unknown>;
  readonly run: (attempt: JobAttempt<unknown>) => Promise<void>;
  readonly onDead: (dead: Omit<JobAttempt<unknown>, "signal">) => Promise<void>;
}

/**
 * Says what to do about a kind of job. `run` is called at least once for each: again after it threw, and after a node died in
 * the middle, so it must do no harm when repeated. `onDead` is called once the last attempt has failed.
 */
export function handleJob<Data>(
  job: Job<Data>,
  run: (attempt: JobAttempt<Data>) => Promise<void>,
  onDead: (dead: Omit<JobAttempt<Data>, "signal">) => Promise<void> = () => Promise.resolve(),
): JobHandler {
  return {
    job,
    run: ({ data, ...attempt }) => run({ ...attempt, data: job.data.parse(data) }),
    onDead: ({ data, ...dead }) => onDead({ ...dead, data: job.data.parse(data) }),
  };
}
