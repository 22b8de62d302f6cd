import { randomUUID } from "node:crypto";
import { type Database, sessionEnds } from "@parley/db";
import { createTestDatabase, type TestDatabase } from "@parley/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { SessionEndWatch } from "./session-end-watch.js";

let test: TestDatabase;
let closed: string[];
let connected: boolean;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(() => {
  closed = [];
  connected = true;
});

/** A query handle of which every query rejects, as that of a database that is away. */
const brokenSql = (() => Promise.reject(new Error("the database is away"))) as unknown as Database["sql"];

const watch = (sql: Database["sql"] = test.db.sql) =>
  new SessionEndWatch({
    db: { sql },
    logger: silentLogger,
    hasConnections: () => connected,
    closeSession: (sessionId) => closed.push(sessionId),
  });

async function end(): Promise<string> {
  const sessionId = randomUUID();
  await test.db.withIdentity((tx) => tx.insert(sessionEnds).values({ sessionId }));
  return sessionId;
}

describe("the watch over ended sessions (N4)", () => {
  it("closes what ended since it last looked, and goes on doing so", async () => {
    const watching = watch();
    await watching.check();
    const first = await end();
    await watching.check();
    expect(closed).toContain(first);
    const second = await end();
    await watching.check();
    expect(closed).toContain(second);
  });

  it("asks nothing while nobody is connected, and misses nobody for that", async () => {
    connected = false;
    const resting = watch(brokenSql);
    await expect(resting.check()).resolves.toBeUndefined();
    const watching = watch();
    await watching.check();
    const ended = await end();
    expect(closed).toEqual([]);
    connected = true;
    await watching.check();
    expect(closed).toContain(ended);
  });

  it("goes on after a database that was away", async () => {
    let broken = true;
    const sql = ((...args: Parameters<Database["sql"]>) =>
      broken ? Promise.reject(new Error("away")) : test.db.sql(...args)) as unknown as Database["sql"];
    const watching = watch(sql);
    await watching.check();
    const ended = await end();
    expect(closed).toEqual([]);
    broken = false;
    await watching.check();
    expect(closed).toContain(ended);
  });
});
