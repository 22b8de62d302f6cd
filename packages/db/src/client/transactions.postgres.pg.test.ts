import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqlState, type TransactionOptions, type Tx, workspaces } from "../index.js";
import { createTestDatabase, type TestDatabase } from "../testing/index.js";
import { type SeededWorkspace, seedWorkspace } from "../testing/seed-workspace.js";

// What needs two sessions at once or a clock inside the database: the embedded one has neither.
describe("withWorkspace on a server", () => {
  let test: TestDatabase;
  let seeded: SeededWorkspace;

  beforeAll(async () => {
    test = await createTestDatabase();
    seeded = await seedWorkspace(test.db);
  });
  afterAll(() => test.close());

  const inWorkspace = <T>(fn: (tx: Tx) => Promise<T>, options?: TransactionOptions) =>
    test.db.withWorkspace(seeded.workspaceId, fn, options);
  const name = async (tx: Tx) => (await tx.select().from(workspaces))[0]?.name;
  const rename = (tx: Tx) => tx.update(workspaces).set({ name: randomUUID() }).returning();
  const stateOf = (work: Promise<unknown>) => work.then(() => "done", sqlState);

  it("sees one state throughout a repeatable read, and each statement its own otherwise", async () => {
    const readTwice = async (tx: Tx) => {
      const before = await name(tx);
      await inWorkspace(rename);
      return before === (await name(tx));
    };
    expect(await inWorkspace(readTwice, { isolation: "repeatable read" })).toBe(true);
    expect(await inWorkspace(readTwice)).toBe(false);
  });

  it("ends a statement that takes longer than told", async () => {
    const sleep = (tx: Tx) => tx.execute(sql.raw("select pg_sleep(5)"));
    expect(await stateOf(inWorkspace(sleep, { timeoutMs: 50 }))).toBe("57014");
  });

  it("ends waiting for a lock", async () => {
    await inWorkspace(async (tx) => {
      await rename(tx);
      expect(["55P03", "57014"]).toContain(await stateOf(inWorkspace(rename, { timeoutMs: 50 })));
    });
  });
});
