import { getTableColumns, getTableName, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.js";
import * as schema from "./index.js";

const tables: PgTable[] = Object.values(schema).filter((value) => is(value, PgTable));

// The migrations are the truth; the Drizzle tables repeat what queries need of it. These tests keep the two together.
describe("the schema", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  it("has a Drizzle table for every table", async () => {
    const rows = await test.db.sql<{ relname: string }[]>`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and relname <> 'schema_migrations' order by relname`;
    expect(tables.map(getTableName).sort()).toEqual(rows.map(({ relname }) => relname));
  });

  it.each(tables.map((table) => [getTableName(table), table] as const))(
    "declares %s as the migrations made it",
    async (name, table) => {
      const rows = await test.db.sql`
        select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
          a.atthasdef as defaulted
        from pg_attribute a where a.attrelid = ${name}::regclass and a.attnum > 0 and not a.attisdropped`;
      const declared = getTableConfig(table).columns.map((column) => ({
        name: column.name,
        type: column.getSQLType(),
        required: column.notNull,
        defaulted: column.hasDefault,
      }));
      const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
      expect(declared.sort(byName)).toEqual(
        [...rows].map((row) => ({ ...row }) as typeof row & { name: string }).sort(byName),
      );

      const [key] = await test.db.sql`
        select array(select a.attname from unnest(c.conkey) with ordinality k (num, at)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num order by k.at) as columns
        from pg_constraint c where c.conrelid = ${name}::regclass and c.contype = 'p'`;
      const { primaryKeys, columns } = getTableConfig(table);
      const composite = primaryKeys[0]?.columns.map((column) => column.name);
      expect(composite ?? columns.filter((column) => column.primary).map((column) => column.name)).toEqual(
        key?.columns,
      );
    },
  );

  it("allows exactly the words of each enumerated column", async () => {
    for (const table of tables) {
      for (const column of Object.values(getTableColumns(table)).filter((each) => each.enumValues?.length)) {
        const rows = await test.db.sql`
          select pg_get_constraintdef(c.oid) as definition from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
          where c.contype = 'c' and cardinality(c.conkey) = 1 and c.conrelid = ${getTableName(table)}::regclass
            and a.attname = ${column.name}`;
        const words = [...String(rows[0]?.definition).matchAll(/'([^']+)'/g)].map((match) => match[1]);
        expect([getTableName(table), column.name, words]).toEqual([
          getTableName(table),
          column.name,
          column.enumValues,
        ]);
      }
    }
  });

  it("leads every key of a workspace table with the workspace", async () => {
    const rows = await test.db.sql<{ name: string }[]>`
      select c.conrelid::regclass::text as table, c.conname as name from pg_constraint c
      join pg_attribute own on own.attrelid = c.conrelid and own.attname = 'workspace_id' and not own.attisdropped
      where c.contype in ('p', 'u', 'f') and c.conkey[1] <> own.attnum order by 1, 2`;
    // the invitation's token must be unique everywhere; people and their sessions live outside workspaces
    expect(rows.map(({ name }) => name)).toEqual([
      "invitations_token_hash_key",
      "members_user_id_fkey",
      "push_devices_session_id_fkey",
    ]);
  });

  it("lets foreign keys between workspace tables carry the workspace along", async () => {
    const rows = await test.db.sql`
      select c.conname as name from pg_constraint c
      join pg_attribute far on far.attrelid = c.confrelid and far.attname = 'workspace_id' and not far.attisdropped
      where c.contype = 'f' and c.confkey[1] <> far.attnum`;
    expect(rows).toEqual([]);
  });

  it("keeps content out of the event log (SPEC W7)", async () => {
    const rows = await test.db.sql<{ attname: string }[]>`
      select attname from pg_attribute where attrelid = 'events'::regclass and attnum > 0
        and atttypid in ('text'::regtype, 'jsonb'::regtype, 'json'::regtype, 'bytea'::regtype) order by 1`;
    expect(rows.map(({ attname }) => attname)).toEqual(["audience", "type"]);
  });
});
