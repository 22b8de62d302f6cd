import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, isConnectionError, isUniqueViolation, sqlState, type Tx, workspaces } from "../index.js";
import { createTestDatabase, type TestDatabase, testEngine } from "../testing/index.js";
import { type SeededWorkspace, seedWorkspace } from "../testing/seed-workspace.js";

describe("withWorkspace", () => {
  let test: TestDatabase;
  let db: Database;
  let seeded: SeededWorkspace;

  beforeAll(async () => {
    test = await createTestDatabase();
    db = test.db;
    seeded = await seedWorkspace(db);
  });
  afterAll(() => test.close());

  const name = (tx: Tx) =>
    tx
      .select()
      .from(workspaces)
      .then(([row]) => row?.name);
  const rename = (tx: Tx, to: string) =>
    tx.update(workspaces).set({ name: to }).where(eq(workspaces.id, seeded.workspaceId));
  const inWorkspace = <T>(fn: (tx: Tx) => Promise<T>, options?: Parameters<Database["withWorkspace"]>[2]) =>
    db.withWorkspace(seeded.workspaceId, fn, options);
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  it("commits and gives the result", async () => {
    expect(await inWorkspace((tx) => rename(tx, "Committed").then(() => 7))).toBe(7);
    expect(await inWorkspace(name)).toBe("Committed");
  });

  it("rolls back when the program throws, and passes that error on", async () => {
    await inWorkspace((tx) => rename(tx, "Before"));
    const broken = inWorkspace(async (tx) => {
      await rename(tx, "Never");
      throw new RangeError("changed my mind");
    });
    await expect(broken).rejects.toThrow(RangeError);
    expect(await inWorkspace(name)).toBe("Before");
  });

  it("rolls back when a query failed, even if the program did not care", async () => {
    const careless = inWorkspace(async (tx) => {
      await rename(tx, "Never");
      await tx.execute(sql.raw("select 1/0")).catch(() => {});
    });
    expect(sqlState(await failureOf(careless))).toBe("22012");
    expect(await inWorkspace(name)).not.toBe("Never");
  });

  it("lets a nested transaction fail alone", async () => {
    await inWorkspace(async (tx) => {
      await rename(tx, "Outer");
      const nested = tx.transaction(async (inner) => {
        await rename(inner, "Inner");
        await inner.insert(workspaces).values({ id: seeded.workspaceId, slug: "again", name: "Again", rev: 1 });
      });
      expect(isUniqueViolation(await failureOf(nested), "workspaces_pkey")).toBe(true);
    });
    expect(await inWorkspace(name)).toBe("Outer");
  });

  it.each(["", "not-an-id", "0", `${randomUUID()}'; drop table events; --`])("refuses the workspace %j", async (id) => {
    await expect(db.withWorkspace(id, name)).rejects.toThrow(TypeError);
  });

  it("has the isolation asked for", async () => {
    const level = (tx: Tx) => tx.execute(sql.raw("select current_setting('transaction_isolation') as level"));
    expect(await inWorkspace(level, { isolation: "repeatable read" })).toEqual([{ level: "repeatable read" }]);
    expect(await inWorkspace(level)).toEqual([{ level: "read committed" }]);
  });

  it("refuses to write in a read-only transaction", async () => {
    const writing = inWorkspace((tx) => rename(tx, "Never"), { isolation: "repeatable read", readOnly: true });
    expect(sqlState(await failureOf(writing))).toBe("25006");
  });

  it("limits statements, locks and idling to 2 s, or as told (SPEC W9)", async () => {
    const limits = (tx: Tx) =>
      tx.execute(
        sql.raw(`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
          current_setting('idle_in_transaction_session_timeout') as idle, current_setting('app.idle_timeout_ms', true) as app`),
      );
    const told = (milliseconds: string, spelled: string) =>
      testEngine === "embedded"
        ? [{ statement: "0", lock: "0", idle: "0", app: milliseconds }]
        : [{ statement: spelled, lock: spelled, idle: spelled, app: null }];
    expect(await inWorkspace(limits)).toEqual(told("2000", "2s"));
    expect(await inWorkspace(limits, { timeoutMs: 60_000 })).toEqual(told("60000", "1min"));
    expect(await db.withIdentity(limits)).toEqual(told("2000", "2s"));
  });

  it("does not wait for ever for a program that idles inside a transaction", async () => {
    const idle = inWorkspace(
      async (tx) => {
        await name(tx);
        // someone else wants the database meanwhile
        await Promise.all([db.ping(), new Promise((resolve) => setTimeout(resolve, 200))]);
        await name(tx);
      },
      { timeoutMs: 50 },
    );
    const error = await failureOf(idle);
    expect(sqlState(error)).toBe("25P03");
    expect(isConnectionError(error)).toBe(true);
    expect(await inWorkspace(name)).toEqual(expect.any(String));
  });

  it("fails quickly when the program uses the outer handle inside a transaction", async () => {
    await inWorkspace((tx) => rename(tx, "Before"));
    const misuse = inWorkspace(async (tx) => {
      await rename(tx, "Misused");
      await inWorkspace(name);
      return "done";
    });
    const error = await failureOf(misuse);
    // the embedded database has one session, so the inner one can only begin when the outer one is gone
    expect(sqlState(error)).toBe(testEngine === "embedded" ? "25P03" : undefined);
    expect(await inWorkspace(name)).toBe(testEngine === "embedded" ? "Before" : "Misused");
  });

  it("runs many at once, each for itself", async () => {
    const worlds = await Promise.all(Array.from({ length: 5 }, () => seedWorkspace(db)));
    const seen = await Promise.all(
      Array.from({ length: 100 }, (_, turn) => {
        const { workspaceId } = worlds[turn % worlds.length] ?? seeded;
        return db.withWorkspace(workspaceId, async (tx) => {
          const rows = await tx.select({ id: workspaces.id }).from(workspaces);
          return rows.length === 1 && rows[0]?.id === workspaceId;
        });
      }),
    );
    expect(seen).toEqual(seen.map(() => true));
  });
});
