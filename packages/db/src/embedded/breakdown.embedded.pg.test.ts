import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "../client/database.js";
import { openDatabase } from "../client/open-database.js";
import { isConnectionError } from "../errors/sql-state.js";

describe("an embedded database that breaks down while running", () => {
  let dataDir: string;
  let db: Database;
  const warn = vi.fn<(message: string) => void>();
  const journal = () => join(dataDir, "cluster", "pg_wal");

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "parley-breakdown-"));
    db = await openDatabase({ dataDir, logger: { info: () => {}, warn } });
    await db.sql`create table notes (id int primary key)`;
    await db.sql`insert into notes values (1)`;
  });
  afterEach(async () => {
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Takes the journal away and makes the database need a new piece of it, as a full disk would. */
  async function breakDown(): Promise<unknown> {
    await rename(journal(), `${journal()}.away`);
    await db.sql`select pg_switch_wal()`.catch(() => {});
    return db.sql`insert into notes select generate_series(2, 10000)`.catch((error: unknown) => error);
  }

  it("tells whoever was waiting and whoever comes, and answers again once the cause is gone", async () => {
    const error = await breakDown();
    expect(error).toBeInstanceOf(Error);
    await vi.waitFor(() => expect(warn).toHaveBeenCalledWith(expect.stringContaining(dataDir)));
    expect(isConnectionError(await db.sql`select 1`.catch((failure: unknown) => failure))).toBe(true);

    await rename(`${journal()}.away`, journal());
    await vi.waitFor(() => db.ping(), { timeout: 15_000, interval: 200 });
    expect(await db.sql`select id from notes`).toEqual([{ id: 1 }]);
    await db.sql`insert into notes values (2)`;
    expect(await db.sql`select id from notes order by id`).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it("closes and gives the folder free while broken", async () => {
    await breakDown();
    await db.close();
    await rename(`${journal()}.away`, journal());
    const again = await openDatabase({ dataDir });
    expect(await again.sql`select id from notes`).toEqual([{ id: 1 }]);
    await again.close();
  });
});
