import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Database } from "../client/database.js";
import { connectEmbedded, openEmbeddedEngine } from "../client/open-embedded.js";
import { checkpoint, startMaintenance, vacuum } from "./maintenance.js";

describe("maintenance of the embedded database", () => {
  let dataDir: string;
  let db: Database;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "parley-maintenance-"));
    const engine = await openEmbeddedEngine({ dataDir, logger: { info: () => {}, warn: () => {} } });
    db = connectEmbedded(engine, 4, { afterClose: () => engine.close() });
  });
  afterAll(async () => {
    await db.close();
    await rm(dataDir, { recursive: true });
  });
  afterEach(() => void vi.useRealTimers());

  it("writes a checkpoint when something changed, and none when nothing did", async () => {
    const lastCheckpoint = async () =>
      (await db.sql`select checkpoint_lsn::text as at from pg_control_checkpoint()`)[0];
    await db.sql`create table changing as select i from generate_series(1, 1000) i`;
    const before = await lastCheckpoint();
    expect(await checkpoint(db.sql)).toBe(true);
    const after = await lastCheckpoint();
    expect(after).not.toEqual(before);
    expect(await checkpoint(db.sql)).toBe(false);
    expect(await lastCheckpoint()).toEqual(after);
  });

  it("vacuums and analyses what changed much, and leaves the rest alone", async () => {
    await db.sql`create table busy (i int primary key, v int)`;
    await db.sql`create table "quiet Table" (i int)`;
    await db.sql`insert into busy select i, 0 from generate_series(1, 3000) i`;
    await db.sql`update busy set v = 1`;
    await db.sql`insert into "quiet Table" values (1)`;
    expect(await vacuum(db.sql)).toEqual(expect.arrayContaining(["public.busy"]));
    expect(await db.sql`select reltuples::int as rows from pg_class where relname = 'busy'`).toEqual([{ rows: 3000 }]);
    const [stats] = await db.sql`select n_dead_tup as dead from pg_stat_user_tables where relname = 'busy'`;
    expect(stats).toEqual({ dead: 0 });
    expect(await vacuum(db.sql)).toEqual([]);

    await db.sql`insert into "quiet Table" select generate_series(1, 100)`;
    expect(await vacuum(db.sql)).toEqual(['public."quiet Table"']);
  });

  it("goes on by the clock until it is stopped, and says when it fails", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const warn = vi.fn<(message: string) => void>();
    const maintenance = startMaintenance(db.sql, warn);
    await db.sql`create table by_the_clock as select i from generate_series(1, 1000) i`;
    vi.advanceTimersByTime(60_000);
    await maintenance.stop();
    expect(await checkpoint(db.sql)).toBe(false);
    expect(vi.getTimerCount()).toBe(0);

    const failing = startMaintenance({} as Database["sql"], warn);
    vi.advanceTimersByTime(60_000);
    await failing.stop();
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("Maintenance"));
  });
});
