import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Database, isConnectionError, type Tx } from "../index.js";
import { createTestDatabase, type TestDatabase, testEngine } from "../testing/index.js";

// postgres.js 3.4.9 as published ends the process here, or lets a dead transaction write into the next one on its
// connection: see patches/.
describe("a connection lost inside a transaction", () => {
  let test: TestDatabase;
  let db: Database;
  const workspaceId = randomUUID();
  const uncaught: unknown[] = [];
  const note = (error: unknown) => void uncaught.push(error);

  beforeAll(async () => {
    test = await createTestDatabase();
    db = test.db;
    await test.withoutRowSecurity.sql`create table probe (what text not null)`;
    await test.withoutRowSecurity.sql`grant all on probe to parley_app`;
  });
  afterAll(() => test.close());
  beforeEach(() => {
    uncaught.length = 0;
    process.on("uncaughtException", note).on("unhandledRejection", note);
  });
  afterEach(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    process.off("uncaughtException", note).off("unhandledRejection", note);
    if (uncaught.length > 0) throw new AggregateError(uncaught, "Errors that nobody could catch");
  });

  const inWorkspace = <T>(fn: (tx: Tx) => Promise<T>) => db.withWorkspace(workspaceId, fn);
  const write = (tx: Tx, what: string) => tx.execute(sql`insert into probe values (${what})`);
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => "done",
      (error: unknown) => error,
    );
  const written = async () =>
    (await test.withoutRowSecurity.sql<{ what: string }[]>`select what from probe`).map(({ what }) => what);

  /** Ends a connection that is in a transaction: on Postgres by force, else by waiting until it has idled too long. */
  async function end(pid: number): Promise<void> {
    const other = test.withoutRowSecurity.sql;
    await (testEngine === "postgres" ? other`select pg_terminate_backend(${pid}, 5000)` : other`select 1`);
  }

  async function cut(tx: Tx, meanwhile: () => void = () => {}): Promise<void> {
    const [row] = await tx.execute<{ pid: number }>(sql.raw("select pg_backend_pid() as pid"));
    meanwhile();
    await end(row?.pid ?? 0);
  }

  it("rejects the transaction and everything it still tries", async () => {
    const later: unknown[] = [];
    const transaction = inWorkspace(async (tx) => {
      await write(tx, "lost");
      await cut(tx);
      for (let turn = 0; turn < 3; turn += 1) later.push(await failureOf(write(tx, "late")));
      throw new Error("the program's own");
    });
    const error = await failureOf(transaction);
    expect(isConnectionError(error)).toBe(true);
    await expect.poll(() => later.length).toBe(3);
    expect(later.map(isConnectionError)).toEqual([true, true, true]);
    expect(await written()).toEqual([]);
  });

  it("keeps the rest of a dead transaction out of the next ones", async () => {
    let resume: () => void = () => {};
    const paused = new Promise<void>((resolve) => {
      resume = resolve;
    });
    let late: unknown;
    const dead = inWorkspace(async (tx) => {
      await cut(tx);
      await paused;
      late = await failureOf(write(tx, "dead"));
    });
    expect(isConnectionError(await failureOf(dead))).toBe(true);
    await Promise.all(
      Array.from({ length: 24 }, () =>
        inWorkspace(async (tx) => {
          await tx.execute(sql.raw("select 1"));
          resume();
          await tx.execute(sql.raw("select pg_sleep(0.01)"));
        }),
      ),
    );
    await expect.poll(() => late).toBeDefined();
    expect(isConnectionError(late)).toBe(true);
    expect(await written()).toEqual([]);
  });

  it("rejects what was queued behind, and serves everyone else as before", async () => {
    const results: unknown[] = [];
    const transaction = inWorkspace(async (tx) => {
      const queued: Promise<unknown>[] = [];
      await cut(tx, () => {
        for (let n = 0; n < 5; n += 1) queued.push(failureOf(tx.execute(sql.raw("select pg_sleep(0.2)"))));
      });
      results.push(...(await Promise.all(queued)));
    });
    expect(isConnectionError(await failureOf(transaction))).toBe(true);
    await expect.poll(() => results.length).toBe(5);
    // the embedded database cannot be interrupted, it ends the transaction when the queries are through
    expect(results.map(isConnectionError)).toEqual(Array.from({ length: 5 }, () => testEngine === "postgres"));
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => inWorkspace((tx) => tx.execute<{ n: number }>(sql`select ${n}::int as n`))),
    );
    expect(answers.map(([row]) => row?.n)).toEqual(answers.map((_, n) => n));
  });

  it("frees a reserved connection too", async () => {
    const reserved = await db.sql.reserve();
    await reserved`begin`;
    const [row] = await reserved<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await end(row?.pid ?? 0);
    expect(isConnectionError(await failureOf(reserved`select 1`))).toBe(true);
    reserved.release();
    await Promise.all(Array.from({ length: 20 }, () => db.sql`select 1`));
    expect(isConnectionError(await failureOf(reserved`select 1`))).toBe(true);
  });
});
