import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, isConnectionError, openDatabase } from "../index.js";
import { findPostgresBinaries, startPostgres, type ThrowawayPostgres } from "./index.js";

const installed = findPostgresBinaries() !== undefined;

describe("startPostgres", () => {
  let server: ThrowawayPostgres | undefined;
  let db: Database | undefined;

  beforeAll(async () => {
    if (!installed) return;
    server = await startPostgres({ settings: { log_statement: "none" } });
    db = await openDatabase({ url: server.url });
  });
  afterAll(async () => {
    await db?.close();
    await server?.stop();
  });

  /** Runs a check on a server; where Postgres is not installed, that it says so is all there is to check. */
  async function onServer(check: (server: ThrowawayPostgres, db: Database) => Promise<void>): Promise<void> {
    if (server && db) await check(server, db);
    else await expect(startPostgres()).rejects.toThrow("Postgres is not installed");
  }

  it("gives a server that everything committed survives when it is killed (kill -9)", () =>
    onServer(async (pg, database) => {
      await database.sql`create table kept (id int primary key)`;
      await database.sql`insert into kept select generate_series(1, 1000)`;
      const interrupted = database.sql`select pg_sleep(10)`.catch((error: unknown) => error);
      await database.ping();
      await pg.kill();
      expect(isConnectionError(await interrupted)).toBe(true);
      expect(isConnectionError(await database.ping().catch((error: unknown) => error))).toBe(true);
      await pg.start();
      await expect.poll(() => database.ping().then(() => "up", String), { timeout: 10_000 }).toBe("up");
      expect(await database.sql`select count(*) from kept`).toEqual([{ count: 1000 }]);
      const many = await Promise.all(Array.from({ length: 50 }, (_, n) => database.sql`select ${n}::int as n`));
      expect(many.map(([row]) => row?.n)).toEqual(many.map((_, n) => n));
    }));

  it("can stand still and go on as if nothing had been", () =>
    onServer(async (pg, database) => {
      pg.freeze();
      const frozen = database.sql`select 1 as one`.execute();
      const ping = await database.ping().catch((error: unknown) => error);
      expect(isConnectionError(ping)).toBe(true);
      pg.thaw();
      expect(await frozen).toEqual([{ one: 1 }]);
      await database.ping();
    }));

  it("passes settings on", () =>
    onServer(async (_, database) => {
      expect(await database.sql`select current_setting('fsync') as fsync, current_setting('log_statement') as log`).toEqual(
        [{ fsync: "off", log: "none" }],
      );
    }));

  it("stops the tests with the server's own words when it cannot start", () =>
    onServer(async () => {
      await expect(startPostgres({ settings: { shared_buffers: "no-size" } })).rejects.toThrow("shared_buffers");
    }));
});
