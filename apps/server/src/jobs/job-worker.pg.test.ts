import { randomUUID } from "node:crypto";
import type { TestDatabase } from "@parley/db/testing";
import { createTestDatabase } from "@parley/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { eventually } from "../testing/eventually.js";
import { LoggedLines } from "../testing/fakes/logged-lines.js";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { defineJob, handleJob, type JobAttempt } from "./job.js";
import { createJobQueue } from "./job-queue.js";
import { JobWorker, type JobWorkerDeps } from "./job-worker.js";

const Data = z.object({ what: z.string() });
type Data = z.infer<typeof Data>;
/** A kind of its own for each test, since a queue stays. */
const kind = (overrides: Partial<Parameters<typeof defineJob<Data>>[0]> = {}) =>
  defineJob<Data>({ name: `test.${randomUUID()}`, data: Data, ...overrides });

let database: TestDatabase;
let workers: JobWorker[];
const workspaceId = randomUUID();
const queue = createJobQueue(() => undefined);

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => {
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
});
afterAll(() => database.close());

async function workOn(handlers: Parameters<JobWorker["register"]>[0], deps: Partial<JobWorkerDeps> = {}) {
  const worker = new JobWorker({ db: database.db, logger: silentLogger, ...deps });
  workers.push(worker);
  worker.register(handlers);
  await worker.prepare();
  return worker;
}

const enqueue = (job: ReturnType<typeof kind>, what: string, options: { at?: string; key?: string } = {}) =>
  database.db.withWorkspace(workspaceId, (tx) => queue.enqueue(tx, job, { what }, options));

/** Lets the wait before the next attempt be over. */
const hurry = (job: ReturnType<typeof kind>) =>
  database.withoutRowSecurity
    .sql`update jobs.job set start_after = now() - interval '1 second' where name = ${job.name}`;

const stateOf = async (job: ReturnType<typeof kind>) =>
  (await database.withoutRowSecurity.sql<{ state: string }[]>`select state from jobs.job where name = ${job.name}`).map(
    ({ state }) => state,
  );

describe("a job", () => {
  it("is done once, with the workspace of the transaction that made it", async () => {
    const job = kind();
    const seen: Omit<JobAttempt<Data>, "signal">[] = [];
    const worker = await workOn([
      handleJob(job, async ({ workspaceId: id, data }) => void seen.push({ workspaceId: id, data })),
    ]);
    await enqueue(job, "clean the stairs");
    await worker.drain();
    await worker.drain();
    expect(seen).toEqual([{ workspaceId, data: { what: "clean the stairs" } }]);
    expect(worker.counters.done).toEqual({ [job.name]: 1 });
  });

  it("is there only if the change is that it follows from", async () => {
    const job = kind();
    const seen: string[] = [];
    const worker = await workOn([handleJob(job, async ({ data }) => void seen.push(data.what))]);
    const refusal = database.db.withWorkspace(workspaceId, async (tx) => {
      await queue.enqueue(tx, job, { what: "never" });
      throw new Error("The change is refused");
    });
    await expect(refusal).rejects.toThrow("refused");
    await worker.drain();
    expect([seen, await stateOf(job)]).toEqual([[], []]);
  });

  it("waits for its time, and is done then without anybody asking", async () => {
    const job = kind();
    const seen: string[] = [];
    const worker = await workOn([handleJob(job, async ({ data }) => void seen.push(data.what))]);
    await enqueue(job, "tomorrow", { at: new Date(Date.now() + 86_400_000).toISOString() });
    await worker.drain();
    expect(await stateOf(job)).toEqual(["created"]);
    worker.run();
    await enqueue(job, "in a moment", { at: new Date(Date.now() + 300).toISOString() });
    worker.soon();
    await eventually("it is done", () => seen.length > 0);
    expect(seen).toEqual(["in a moment"]);
  });

  it("waits once for each key, until it has been begun", async () => {
    const job = kind();
    const seen: string[] = [];
    const worker = await workOn([handleJob(job, async ({ data }) => void seen.push(data.what))]);
    await enqueue(job, "first", { key: "stairs" });
    await enqueue(job, "second", { key: "stairs" });
    await enqueue(job, "other", { key: "roof" });
    await worker.drain();
    expect(seen.sort()).toEqual(["first", "other"]);
    await enqueue(job, "third", { key: "stairs" });
    await worker.drain();
    expect(seen).toContain("third");
  });

  it("is tried again after a failure, later each time, and given up after the last", async () => {
    const job = kind({ retries: 2, retryAfterSeconds: 60 });
    const dead: unknown[] = [];
    const lines = new LoggedLines();
    const worker = await workOn(
      [
        handleJob(
          job,
          () => Promise.reject(new Error("no ladder")),
          async (what) => void dead.push(what),
        ),
      ],
      { logger: lines.logger },
    );
    await enqueue(job, "roof");
    await worker.drain();
    expect([worker.counters.failed[job.name], await stateOf(job), dead]).toEqual([1, ["retry"], []]);
    await worker.drain();
    expect(worker.counters.failed[job.name]).toBe(1);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await hurry(job);
      await worker.drain();
    }
    expect(worker.counters).toMatchObject({ failed: { [job.name]: 3 }, dead: { [job.name]: 1 }, done: {} });
    expect(dead).toEqual([{ workspaceId, data: { what: "roof" } }]);
    expect(lines.faults().map(({ msg }) => msg)).toEqual(["a job was given up for good"]);
  });

  it("that carries something else than it should fails, and stops nothing else", async () => {
    const job = kind({ retries: 0 });
    const seen: string[] = [];
    const worker = await workOn([handleJob(job, async ({ data }) => void seen.push(data.what))]);
    await database.db.withWorkspace(workspaceId, (tx) =>
      queue.enqueue(tx, { ...job, data: z.object({ what: z.number() }) }, { what: 4 }),
    );
    await enqueue(job, "good");
    await worker.drain();
    expect([seen, worker.counters.failed[job.name]]).toEqual([["good"], 1]);
  });

  it("is refused when nobody would do it", async () => {
    await expect(enqueue(kind(), "nothing")).rejects.toThrow("Failed query");
  });
});

describe("the queue", () => {
  it("cannot be read or written by a workspace's role but through its one function", async () => {
    for (const statement of ["select * from jobs.job", "delete from jobs.job", "select * from jobs.queue"])
      await expect(database.db.withWorkspace(workspaceId, (tx) => tx.execute(statement))).rejects.toMatchObject({
        cause: { code: "42501" },
      });
  });

  it("shares its jobs out: each is done on one of two nodes", async () => {
    const job = kind({ concurrency: 3 });
    const seen: string[] = [];
    const handler = (node: string) => handleJob(job, async ({ data }) => void seen.push(`${data.what}@${node}`));
    const [one, two] = [await workOn([handler("one")]), await workOn([handler("two")])];
    const names = Array.from({ length: 40 }, (_, index) => `job ${index}`);
    for (const name of names) await enqueue(job, name);
    one.run();
    two.run();
    await eventually("all are done", () => seen.length >= 40);
    expect(new Set(seen.map((line) => line.split("@")[0]))).toEqual(new Set(names));
    expect(seen).toHaveLength(40);
  });

  it("never has more of a kind at once than it says", async () => {
    const job = kind({ concurrency: 2 });
    let now = 0;
    let most = 0;
    const worker = await workOn([
      handleJob(job, async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
      }),
    ]);
    for (let index = 0; index < 9; index += 1) await enqueue(job, String(index));
    await worker.drain();
    expect([most, worker.counters.done[job.name]]).toEqual([2, 9]);
  });

  it("lets what runs end when it stops, and tells what does not end that it should", async () => {
    const job = kind();
    let reason: unknown;
    const worker = await workOn([
      handleJob(job, ({ signal }) => {
        return new Promise((resolve) => {
          signal.addEventListener("abort", () => {
            reason = signal.reason;
            resolve();
          });
        });
      }),
    ]);
    await enqueue(job, "long");
    worker.run();
    await eventually("it is under way", async () => (await stateOf(job))[0] === "active");
    await worker.stop();
    expect(String(reason)).toContain("The server stops");
    expect(await stateOf(job)).toEqual(["completed"]);
  });

  it("has a job done again that a killed node had begun", async () => {
    const job = kind({ timeoutSeconds: 1, retryAfterSeconds: 1 });
    await workOn([handleJob(job, () => Promise.resolve())]);
    await enqueue(job, "half done");
    await database.withoutRowSecurity.sql`
      update jobs.job set state = 'active', started_on = now() - interval '1 hour' where name = ${job.name}`;
    const seen: string[] = [];
    const next = await workOn([handleJob(job, async ({ data }) => void seen.push(data.what))], {
      maintainEverySeconds: 1,
    });
    await eventually("it is taken up again", async () => (await stateOf(job))[0] === "retry");
    await hurry(job);
    await next.drain();
    expect(seen).toEqual(["half done"]);
  });
});
