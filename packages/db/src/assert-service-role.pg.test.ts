import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assertServiceRole, type Database, UnsafeDatabaseError } from "./index.js";
import { createTestDatabase, type TestDatabase } from "./testing/index.js";

describe("assertServiceRole", () => {
  let test: TestDatabase;
  let db: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    db = test.db;
  });
  afterAll(() => test.close());

  /** The complaint while `spoil` holds. */
  async function complaintWhile(spoil: string, mend: string): Promise<string> {
    await db.sql.unsafe(spoil);
    try {
      const error = await assertServiceRole(db).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UnsafeDatabaseError);
      return (error as Error).message;
    } finally {
      await db.sql.unsafe(mend);
    }
  }

  it("is content with a migrated database", async () => {
    await expect(assertServiceRole(db)).resolves.toBeUndefined();
  });

  it("finds a workspace table without any fence", async () => {
    const complaint = await complaintWhile(
      "create table forgotten (workspace_id uuid not null, id uuid)",
      "drop table forgotten",
    );
    expect(complaint).toContain("forgotten has row security switched off");
    expect(complaint).toContain("forgotten does not force row security");
    expect(complaint).toContain("forgotten has no policy for parley_app");
  });

  it("finds a table of people without any fence", async () => {
    const complaint = await complaintWhile("create table forgotten (user_id uuid not null)", "drop table forgotten");
    expect(complaint).toContain("forgotten has no policy for parley_identity");
  });

  it.each([
    [
      "alter table messages disable row level security",
      "enable row level security",
      "messages has row security switched off",
    ],
    [
      "alter table workspaces disable row level security",
      "enable row level security",
      "workspaces has row security switched off",
    ],
    [
      "alter table events no force row level security",
      "force row level security",
      "events does not force row security",
    ],
    [
      "alter table sessions no force row level security",
      "force row level security",
      "sessions does not force row security",
    ],
  ])("finds out about %s", async (spoil, mend, complaint) => {
    const table = spoil.split(" ").slice(0, 3).join(" ");
    expect(await complaintWhile(spoil, `${table} ${mend}`)).toContain(complaint);
  });

  it("finds a table whose policy is missing, and one whose policy lets everyone in", async () => {
    const missing = await complaintWhile(
      "create table lone (workspace_id uuid); select parley_fence('lone'); drop policy workspace on lone",
      "drop table lone",
    );
    expect(missing).toContain("lone has no policy for parley_app");
    const open = await complaintWhile("create policy open on members using (true)", "drop policy open on members");
    expect(open).toContain("members has a policy for everyone");
  });

  it("finds a view that would look with its owner's eyes", async () => {
    const spoil =
      "create view peek as select * from messages; create view fine with (security_invoker) as select 1 as one";
    const complaint = await complaintWhile(spoil, "drop view peek, fine");
    expect(complaint).toContain("peek is a view that runs with its owner's rights");
    expect(complaint).not.toContain("fine");
  });

  it("finds a service role that owns a table", async () => {
    const spoil = "grant create on schema public to parley_app; alter table events owner to parley_app";
    const mend = "alter table events owner to current_user; revoke create on schema public from parley_app";
    expect(await complaintWhile(spoil, mend)).toContain('act as "parley_app", which owns events');
  });

  it("finds transactions that stay in the connecting role", async () => {
    await expect(assertServiceRole(test.withoutRowSecurity)).rejects.toThrow('instead of "parley_app"');
  });
});
