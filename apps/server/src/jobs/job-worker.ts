import type { Database } from "@parley/db";
import type PgBoss from "pg-boss";
import { z } from "zod";
import type { Logger } from "../observability/logger.js";
import { withinTime } from "../within-time.js";
import type { JobHandler } from "./job.js";
import { JobCounters } from "./job-counters.js";
import { LookPace } from "./look-pace.js";
import { oneNodeAtATime } from "./one-node-at-a-time.js";
import { openBoss } from "./open-boss.js";

/** Where jobs end whose last attempt failed, also when their node died in it. */
const DEAD = "dead";
/** The longest a queue goes unseen, in milliseconds. The embedded database has no other node that could have filled it. */
const REST_MS = { embedded: 30_000, postgres: 2_000 };
const MAINTAIN_EVERY_SECONDS = 30;
/** Jobs wait for a server that is off for this long, in minutes. */
const KEPT_MINUTES = 365 * 24 * 60;
/** How long a stopping server waits for attempts to end, in milliseconds. */
const STOP_WITHIN_MS = 5_000;

/** What `enqueue_job` stores. */
const Envelope = z.object({ workspaceId: z.string(), job: z.string(), data: z.unknown() });

export interface JobWorkerDeps {
  db: Pick<Database, "sql" | "kind" | "withIdentity">;
  logger: Logger;
  /** The longest a queue goes unseen, in milliseconds. */
  restMs?: number;
  /** How often jobs are looked for whose node died, in seconds. */
  maintainEverySeconds?: number;
}

interface Queue {
  handler: JobHandler;
  running: number;
}

/**
 * Does the jobs of this node. One query over all queues says what is due; pg-boss hands each job to one node, tries it again
 * after a failure and gives it up after the last. A job whose node died is tried again once its time is over; on the embedded
 * database at the next start.
 */
export class JobWorker {
  readonly counters = new JobCounters();
  private readonly queues = new Map<string, Queue>();
  private readonly pace: LookPace;
  private readonly stopping = new AbortController();
  private readonly attempts = new Set<Promise<void>>();
  private boss: Promise<PgBoss> | null = null;
  private running = false;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private lookAgain = false;

  constructor(private readonly deps: JobWorkerDeps) {
    this.pace = new LookPace(deps.restMs ?? REST_MS[deps.db.kind]);
  }

  /** Takes on kinds of jobs; before `prepare`. */
  register(handlers: readonly JobHandler[]): void {
    for (const handler of handlers) this.queues.set(handler.job.name, { handler, running: 0 });
  }

  /** Makes the queues that are missing, so that jobs can be enqueued. Repeated calls are fine. */
  async prepare(): Promise<void> {
    await this.open();
  }

  /** Begins to do jobs; after `prepare`. */
  run(): void {
    this.running = true;
    this.soon();
  }

  /** Something may be due in a moment. */
  readonly soon = (): void => this.lookIn(this.pace.quicken());

  /** Takes no more jobs and waits for those that run; what does not end in five seconds is tried again later. */
  async stop(): Promise<void> {
    this.running = false;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.looking;
    this.stopping.abort(new Error("The server stops."));
    await Promise.race([
      Promise.all(this.attempts),
      new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref()),
    ]);
    const boss = await this.boss?.catch(() => undefined);
    await boss?.stop({ graceful: false, close: false });
  }

  /** Does everything that is due now, and what becomes due by it: for tests and for whoever does not `run`. */
  async drain(): Promise<void> {
    do await this.look();
    while (await this.finished());
  }

  private async finished(): Promise<boolean> {
    if (this.attempts.size === 0) return false;
    await Promise.all(this.attempts);
    return true;
  }

  private open(): Promise<PgBoss> {
    this.boss ??= this.start();
    return this.boss;
  }

  private async start(): Promise<PgBoss> {
    const { db, logger, maintainEverySeconds = MAINTAIN_EVERY_SECONDS } = this.deps;
    const boss = await openBoss({ db, logger, maintainEverySeconds });
    await oneNodeAtATime(db, () => this.makeQueues(boss));
    if (db.kind === "embedded") await this.takeUpAgain(boss);
    return boss;
  }

  private async makeQueues(boss: PgBoss): Promise<void> {
    const known = new Set((await boss.getQueues()).map(({ name }) => name));
    if (!known.has(DEAD)) await boss.createQueue(DEAD, { name: DEAD, retentionMinutes: KEPT_MINUTES });
    for (const [name, { handler }] of this.queues) {
      const options = {
        name,
        policy: "short" as const,
        retryLimit: handler.job.retries,
        retryDelay: handler.job.retryAfterSeconds,
        retryBackoff: true,
        expireInSeconds: handler.job.timeoutSeconds,
        retentionMinutes: KEPT_MINUTES,
        deadLetter: DEAD,
      };
      if (known.has(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, options);
    }
  }

  /** Nobody else works on this database: what is under way there was left by a process that died. */
  private async takeUpAgain(boss: PgBoss): Promise<void> {
    const left = await this.deps.db.sql<{ name: string; id: string }[]>`
      select name, id from jobs.job where state = 'active'`;
    for (const { name, id } of left) await boss.fail(name, id, { message: "The server ended in the middle." });
  }

  private lookIn(ms: number): void {
    if (!this.running) return;
    if (this.looking !== null) {
      this.lookAgain = true;
      return;
    }
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), ms).unref();
  }

  private look(): Promise<void> {
    this.lookAgain = false;
    this.looking ??= this.takeDue()
      .catch((error: unknown) => {
        this.deps.logger.warn({ err: error }, "the queue of jobs cannot be read");
        return null;
      })
      .then((dueInMs) => {
        this.looking = null;
        this.lookIn(this.lookAgain ? this.pace.quicken() : this.pace.slacken(dueInMs));
      });
    return this.looking;
  }

  /** Begins what is due and fits; gives in how many milliseconds the next job is due. */
  private async takeDue(): Promise<number | null> {
    const boss = await this.open();
    const names = [DEAD, ...this.queues.keys()];
    const queues = await this.deps.db.sql<{ name: string; dueInMs: number }[]>`
      select q.name, ceil(extract(epoch from q.at - now()) * 1000)::float8 as "dueInMs" from (
        select n.name, (select min(j.start_after) from jobs.job j where j.name = n.name and j.state < 'active') as at
        from unnest(${names}::text[]) n (name)) q
      where q.at is not null`;
    let next: number | null = null;
    for (const { name, dueInMs } of queues) {
      if (dueInMs <= 0) await this.take(boss, name);
      else next = Math.min(dueInMs, next ?? dueInMs);
    }
    return next;
  }

  private async take(boss: PgBoss, name: string): Promise<void> {
    const queue = this.queues.get(name);
    const free = queue === undefined ? 1 : queue.handler.job.concurrency - queue.running;
    if (free <= 0) return;
    for (const job of await boss.fetch<unknown>(name, { batchSize: free })) {
      if (queue !== undefined) queue.running += 1;
      const attempt = this.attempt(boss, name, job).finally(() => {
        if (queue !== undefined) queue.running -= 1;
        this.attempts.delete(attempt);
        this.soon();
      });
      this.attempts.add(attempt);
    }
  }

  private async attempt(boss: PgBoss, name: string, { id, data, expireInSeconds }: PgBoss.Job<unknown>): Promise<void> {
    const expireInMs = Number(expireInSeconds) * 1000;
    const outcome = await withinTime(expireInMs, this.stopping.signal, (signal) =>
      this.perform(name, data, signal),
    ).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error("A job threw something that is no error")),
    );
    try {
      if (outcome === null) {
        this.counters.count("done", name);
        await boss.complete(name, id);
      } else {
        this.counters.count("failed", name);
        this.deps.logger.warn({ err: outcome, job: name, id }, "a job failed and may be tried again");
        await boss.fail(name, id, { message: outcome.message });
      }
    } catch (error) {
      this.deps.logger.warn({ err: error, job: name, id }, "what became of a job cannot be stored: it will run again");
    }
  }

  private async perform(name: string, data: unknown, signal: AbortSignal): Promise<void> {
    const envelope = Envelope.parse(data);
    if (name !== DEAD) {
      const { workspaceId, data: carried } = envelope;
      await this.queues.get(name)?.handler.run({ workspaceId, data: carried, signal });
      return;
    }
    const { job, ...dead } = envelope;
    this.deps.logger.error({ job, workspaceId: dead.workspaceId }, "a job was given up for good");
    await this.queues.get(job)?.handler.onDead(dead);
    this.counters.count("dead", job);
  }
}
