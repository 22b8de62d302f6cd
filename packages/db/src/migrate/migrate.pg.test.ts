import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assertServiceRole, type Database, MigrationError, migrate } from "../index.js";
import { createTestDatabase, type TestDatabase } from "../testing/index.js";
import { listMigrationFiles } from "./migration-files.js";

describe("migrate", () => {
  let test: TestDatabase;
  let db: Database;
  let path: string;
  let folder: URL;

  beforeEach(async () => {
    test = await createTestDatabase({ migrated: false });
    db = test.db;
    path = await mkdtemp(join(tmpdir(), "parley-migrations-"));
    folder = pathToFileURL(`${path}/`);
  });
  afterEach(async () => {
    await test.close();
    await rm(path, { recursive: true });
  });

  const put = (name: string, sql: string) => writeFile(join(path, name), sql);
  const tables = async () =>
    (
      await db.sql<{ relname: string }[]>`select relname from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'schema_migrations' order by 1`
    ).map(({ relname }) => relname);

  it("applies the project's own migrations once, to a database that then is safe to serve from", async () => {
    const names = (await listMigrationFiles()).map(({ name }) => name);
    expect(await migrate(db)).toEqual({ applied: names });
    expect(await migrate(db)).toEqual({ applied: [] });
    await assertServiceRole(db);
  });

  it("applies each file once when several nodes start at once", async () => {
    const others = await Promise.all([test.openAnother(), test.openAnother(), test.openAnother()]);
    const results = await Promise.all([db, ...others].map((node) => migrate(node)));
    const applied = results.flatMap((result) => result.applied).sort();
    expect(applied).toEqual((await listMigrationFiles()).map(({ name }) => name));
  });

  it("applies new files in the order of their numbers", async () => {
    await put("0002_second.sql", "create table second as select * from first;");
    await put("0001_first.sql", "create table first (id int);");
    await put("notes.md", "not a migration");
    expect(await migrate(db, { folder })).toEqual({ applied: ["0001_first", "0002_second"] });
    await put("0003_third.sql", "create table third (id int); insert into third values (1);");
    expect(await migrate(db, { folder })).toEqual({ applied: ["0003_third"] });
    expect(await tables()).toEqual(["first", "second", "third"]);
  });

  it("leaves nothing of a file that fails, and goes on from there once it is mended", async () => {
    await put("0001_first.sql", "create table first (id int);");
    await put("0002_broken.sql", "create table half (id int); select 1 / 0;");
    const failing = migrate(db, { folder });
    await expect(failing).rejects.toThrow(MigrationError);
    await expect(failing).rejects.toThrow("0002_broken failed: division by zero");
    expect(await tables()).toEqual(["first"]);
    await put("0002_broken.sql", "create table half (id int);");
    expect(await migrate(db, { folder })).toEqual({ applied: ["0002_broken"] });
  });

  it("refuses a file that was changed after it had been applied, and does nothing else", async () => {
    await put("0001_first.sql", "create table first (id int);");
    await migrate(db, { folder });
    await put("0001_first.sql", "create table first (id bigint);");
    await put("0002_second.sql", "create table second (id int);");
    await expect(migrate(db, { folder })).rejects.toThrow("The migration 0001_first was changed after");
    expect(await tables()).toEqual(["first"]);
  });

  it("does not mind how lines end", async () => {
    await put("0001_first.sql", "create table first\n(id int);\n");
    await migrate(db, { folder });
    await put("0001_first.sql", "create table first\r\n(id int);\r\n");
    expect(await migrate(db, { folder })).toEqual({ applied: [] });
  });

  it("refuses a database made by a newer version", async () => {
    await put("0001_first.sql", "create table first (id int);");
    await put("0002_second.sql", "create table second (id int);");
    await migrate(db, { folder });
    await rm(join(path, "0002_second.sql"));
    await expect(migrate(db, { folder })).rejects.toThrow(
      "made by a newer version of Parley (it has the migration 0002_second)",
    );
  });
});
