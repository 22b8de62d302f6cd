import { rm } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import { type Database, isConnectionError, openDatabase } from "../index.js";
import { FixtureProcess } from "./fixture-process.js";
import { startPostgres, type ThrowawayPostgres } from "./index.js";

describe("startPostgres", () => {
  const running: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of running.splice(0).reverse()) await stop();
  });

  async function start(): Promise<{ server: ThrowawayPostgres; db: Database }> {
    const server = await startPostgres({ settings: { log_statement: "none" } });
    running.push(() => server.stop());
    const db = await openDatabase({ url: server.url });
    running.push(() => db.close());
    return { server, db };
  }

  it("gives a server that everything committed survives when it is killed (kill -9)", async () => {
    const { server, db } = await start();
    await db.sql`create table kept (id int primary key)`;
    await db.sql`insert into kept select generate_series(1, 1000)`;
    const interrupted = db.sql`select pg_sleep(10)`.catch((error: unknown) => error);
    await db.ping();
    await server.kill();
    expect(isConnectionError(await interrupted)).toBe(true);
    expect(isConnectionError(await db.ping().catch((error: unknown) => error))).toBe(true);
    await server.start();
    await expect.poll(() => db.ping().then(() => "up", String), { timeout: 10_000 }).toBe("up");
    expect(await db.sql`select count(*) from kept`).toEqual([{ count: 1000 }]);
    const many = await Promise.all(
      Array.from({ length: 50 }, (_, n) => db.sql<{ n: number }[]>`select ${n}::int as n`),
    );
    expect(many.map(([row]) => row?.n)).toEqual(many.map((_, n) => n));
  });

  it("can stand still and go on as if nothing had been", async () => {
    const { server, db } = await start();
    server.freeze();
    const frozen = db.sql`select 1 as one`.execute();
    const ping = await db.ping().catch((error: unknown) => error);
    expect(isConnectionError(ping)).toBe(true);
    server.thaw();
    expect(await frozen).toEqual([{ one: 1 }]);
    await db.ping();
  });

  it("does not outlive the process that started it, however that ends", async () => {
    const starter = new FixtureProcess(new URL("./server-starter.fixture.ts", import.meta.url), []);
    await starter.printed(2);
    const [url, folder = ""] = starter.lines;
    const reach = async () => {
      const db = await openDatabase({ url, connectTimeoutMs: 2000 });
      await db.close();
      return "up";
    };
    expect(await reach()).toBe("up");
    await starter.kill();
    await expect.poll(() => reach().catch(() => "down"), { timeout: 10_000 }).toBe("down");
    await rm(folder, { recursive: true });
  });

  it("passes settings on", async () => {
    const { db } = await start();
    const settings = db.sql`select current_setting('fsync') as fsync, current_setting('log_statement') as log`;
    expect(await settings).toEqual([{ fsync: "off", log: "none" }]);
  });

  it("stops the tests with the server's own words when it cannot start", async () => {
    await expect(startPostgres({ settings: { shared_buffers: "no-size" } })).rejects.toThrow("shared_buffers");
  });
});
