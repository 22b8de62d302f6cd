import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assertServiceRole, type Database, DatabaseRefusedError, migrate, openDatabase } from "../index.js";
import { seedWorkspace } from "../testing/seed-workspace.js";

// The embedded database is a Postgres 18 of its own, whose one session can be made to act as any role: here the rules
// for ordinary roles are tried that came with Postgres 16. (On a real server all tests connect as an ordinary role.)
describe("a connecting role that is no superuser", () => {
  let dataDir: string;
  let db: Database;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "parley-roles-"));
    db = await openDatabase({ dataDir });
  });
  afterEach(async () => {
    await db.sql`set session authorization postgres`;
    await db.close();
    await rm(dataDir, { recursive: true });
  });

  async function connectAs(role: string, attributes: string): Promise<void> {
    await db.sql.unsafe(`create role ${role} login ${attributes}; alter database postgres owner to ${role}`);
    await db.sql.unsafe(`set session authorization ${role}`);
  }

  it("migrates and serves when it may create roles", async () => {
    await connectAs("operator", "createrole");
    await migrate(db);
    await assertServiceRole(db);
    const { userId, workspaceId, slug } = await seedWorkspace(db);
    expect(await db.sql`select workspace_id, slug from list_memberships(${userId})`).toEqual([
      { workspace_id: workspaceId, slug },
    ]);
    expect(await db.sql`select count(*) from members`).toEqual([{ count: 0 }]);
    expect((await migrate(db)).applied).toEqual([]);
  });

  it("migrates and serves when an administrator made the roles", async () => {
    await connectAs("tenant", "");
    const refusal = await migrate(db).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DatabaseRefusedError);
    const { message } = refusal as DatabaseRefusedError;
    expect(message).toContain('"tenant" may not create');

    const statements = message.slice(message.indexOf("create role"));
    await db.sql`set session authorization postgres`;
    await db.sql.unsafe(statements);
    await db.sql.unsafe("set session authorization tenant");
    await migrate(db);
    await assertServiceRole(db);
    await seedWorkspace(db);
  });

  it("may replace a definer function in a later migration", async () => {
    await connectAs("operator", "createrole");
    await migrate(db);
    await db.sql.begin(async (tx) => {
      await tx.unsafe(`drop function slug_taken(text);
        create function slug_taken(slug text) returns boolean
          language sql stable security definer set search_path = pg_catalog, public, pg_temp
          as 'select exists (select from workspaces w where w.slug = lower(slug_taken.slug))';
        select parley_define('slug_taken(text)', 'parley_identity', 'parley_app')`);
    });
    const { slug } = await seedWorkspace(db);
    expect(await db.sql`select slug_taken(${slug.toUpperCase()}) as taken`).toEqual([{ taken: true }]);
  });
});
