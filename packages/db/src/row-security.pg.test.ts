import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serviceTransaction } from "./client/service-transaction.js";
import { type Database, enterIdentity, enterWorkspace, sqlState, type Tx, users, workspaces } from "./index.js";
import * as schema from "./schema/index.js";
import { createTestDatabase, type TestDatabase } from "./testing/index.js";
import { type SeededWorkspace, seedWorkspace } from "./testing/seed-workspace.js";

const DENIED = "42501";
const IDENTITY_TABLES = ["users", "sessions", "session_ends"];

describe("row security", () => {
  let test: TestDatabase;
  let db: Database;
  let own: SeededWorkspace;
  let other: SeededWorkspace;
  let workspaceTables: string[];

  beforeAll(async () => {
    test = await createTestDatabase();
    db = test.db;
    own = await seedWorkspace(db);
    other = await seedWorkspace(db);
    const rows = await test.withoutRowSecurity.sql<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'workspace_id'`;
    workspaceTables = ["workspaces", ...rows.map(({ name }) => name)];
  });
  afterAll(() => test.close());

  const fenceOf = (table: string) => (table === "workspaces" ? "id" : "workspace_id");
  const count = async (tx: Tx, table: string) =>
    (await tx.execute<{ count: number }>(sql.raw(`select count(*) from ${table}`)))[0]?.count;
  const inOwn = <T>(fn: (tx: Tx) => Promise<T>) => db.withWorkspace(own.workspaceId, fn);
  const stateOf = (work: Promise<unknown>) => work.then(() => "done", sqlState);

  /** Runs a check for each table and gives the tables whose result is not the expected one. */
  async function unlike<T>(tables: string[], expected: T, check: (table: string) => Promise<T>): Promise<string[]> {
    const wrong: string[] = [];
    for (const table of tables) {
      const result = await check(table);
      if (result !== expected) wrong.push(`${table}: ${String(result)}`);
    }
    return wrong;
  }

  it("covers every table there is", () => {
    expect(workspaceTables.length).toBeGreaterThanOrEqual(10);
  });

  it("shows a workspace's own rows and no others", async () => {
    expect(await unlike(workspaceTables, 1, (table) => inOwn(async (tx) => count(tx, table)))).toEqual([]);
  });

  it("shows nothing without a workspace", async () => {
    const seen = (table: string) =>
      db.withIdentity(async (tx) => {
        await tx.execute(sql.raw("select set_config('role', 'parley_app', true)"));
        return count(tx, table);
      });
    expect(await unlike(workspaceTables, 0, seen)).toEqual([]);
  });

  it("lets nobody change or remove another workspace's rows, even by id", async () => {
    const touched = (statement: (table: string) => string) => (table: string) =>
      inOwn(async (tx) => {
        const where = `where ${fenceOf(table)} = '${other.workspaceId}'`;
        return (await tx.execute(sql.raw(`${statement(table)} ${where}`))).count;
      });
    const update = touched((table) => `update ${table} set ${fenceOf(table)} = ${fenceOf(table)}`);
    const remove = touched((table) => `delete from ${table}`);
    expect(await unlike(workspaceTables, 0, update)).toEqual([]);
    expect(await unlike(workspaceTables, 0, remove)).toEqual([]);
  });

  it("lets nobody put a row into another workspace", async () => {
    const smuggle = async (table: string) => {
      const [row] = await test.withoutRowSecurity.sql.unsafe<{ row: string }[]>(
        `select to_jsonb(t)::text as row from ${table} t where ${fenceOf(table)} = '${other.workspaceId}'`,
      );
      const insert = sql`insert into ${sql.raw(table)}
        select * from jsonb_populate_record(null::${sql.raw(table)}, ${row?.row}::jsonb)`;
      return stateOf(inOwn((tx) => tx.execute(insert)));
    };
    expect(await unlike(workspaceTables, DENIED, smuggle)).toEqual([]);
  });

  it("lets nobody move a row into another workspace", async () => {
    const move = (table: string) =>
      stateOf(inOwn((tx) => tx.execute(sql.raw(`update ${table} set ${fenceOf(table)} = '${other.workspaceId}'`))));
    expect(await unlike(workspaceTables, DENIED, move)).toEqual([]);
  });

  it("keeps the identity role out of every workspace table", async () => {
    const read = (table: string) => stateOf(db.withIdentity((tx) => count(tx, table)));
    expect(await unlike(workspaceTables, DENIED, read)).toEqual([]);
    expect(await unlike(IDENTITY_TABLES, "done", read)).toEqual([]);
  });

  it("keeps the service role out of people and sessions", async () => {
    const read = (table: string) => stateOf(inOwn((tx) => count(tx, table)));
    expect(await unlike(IDENTITY_TABLES, DENIED, read)).toEqual([]);
  });

  it("keeps the service role out of the installation's keys", async () => {
    expect(await stateOf(inOwn((tx) => count(tx, "vapid_keys")))).toBe(DENIED);
  });

  it("keeps the connecting role out too, unless it is a superuser", async () => {
    const [me] = await db.sql`select rolsuper as super from pg_roles where rolname = current_user`;
    const seen = async (table: string) =>
      (await db.sql.unsafe<{ count: number }[]>(`select count(*) from ${table}`))[0]?.count;
    const visible = await Promise.all([...workspaceTables, ...IDENTITY_TABLES].map(seen));
    expect(me).toEqual({ super: db.kind === "embedded" });
    expect(visible.every((rows) => (db.kind === "embedded" ? rows === 2 : rows === 0))).toBe(true);
  });

  it("shows everything where a test takes it away", async () => {
    const all = await test.withoutRowSecurity.withWorkspace(own.workspaceId, (tx) => tx.select().from(workspaces));
    expect(all).toHaveLength(2);
  });

  it("moves with a transaction from the identity tables into a workspace and back", async () => {
    const seen = await db.withIdentity(async (tx) => {
      const people = await tx.select().from(users);
      await enterWorkspace(tx, own.workspaceId);
      const inside = await tx.select().from(workspaces);
      await enterWorkspace(tx, other.workspaceId);
      const inOther = await tx.select().from(workspaces);
      await enterIdentity(tx);
      return [people.length, inside[0]?.id, inOther[0]?.id, (await tx.select().from(users)).length];
    });
    expect(seen).toEqual([2, own.workspaceId, other.workspaceId, 2]);
    const back = db.withWorkspace(own.workspaceId, async (tx) => {
      await enterIdentity(tx);
      return tx.select().from(workspaces);
    });
    expect(await stateOf(back)).toBe(DENIED);
  });

  it("ends with the transaction, committed or not", async () => {
    const { sql: client } = await test.openAnother();
    const database = { kind: db.kind, orm: drizzle(client, { schema }) };
    const scope = { role: "parley_app", workspaceId: own.workspaceId } as const;
    const who = `select pg_backend_pid() as pid, current_user::text as role,
      nullif(current_setting('app.workspace', true), '') as workspace,
      nullif(current_setting('${db.kind === "embedded" ? "app.idle_timeout_ms" : "statement_timeout"}', true), '') as timeout`;
    const [before] = await client.unsafe(who);
    const [inside] = await serviceTransaction(database, scope, (tx) => tx.execute(sql.raw(who)));
    expect(inside).toEqual({
      pid: before?.pid,
      role: "parley_app",
      workspace: own.workspaceId,
      timeout: expect.stringMatching(/^2(s|000)$/),
    });
    expect(await client.unsafe(who)).toEqual([before]);
    await serviceTransaction(database, scope, () => Promise.reject(new Error("no"))).catch(() => {});
    expect(await client.unsafe(who)).toEqual([before]);
  });

  it("is evaluated once per statement, not per row", async () => {
    const plan = await inOwn((tx) => tx.execute(sql.raw("explain select * from messages where seq > 5")));
    const lines = plan.map((row) => String(row["QUERY PLAN"])).join("\n");
    expect(lines).toContain("InitPlan");
    expect(lines).not.toContain("current_setting('app.workspace'::text, true), ''::text)::uuid) AND");
  });
});
