import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { leaseStoreContract } from "../testing/contracts/lease-store-contract.js";
import { leasesContract } from "../testing/contracts/leases-contract.js";
import { eventually } from "../testing/eventually.js";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { openTestRedis } from "../testing/servers/start-redis.js";
import { RedisBus } from "./redis-bus.js";
import { createRedisConnection, endRedisConnection } from "./redis-connection.js";
import { RedisLeaseStore } from "./redis-lease-store.js";

let redis: Awaited<ReturnType<typeof openTestRedis>>;
let shared: Redis;
const connections: Redis[] = [];

async function connect(): Promise<Redis> {
  const connection = createRedisConnection(redis.url, "test", silentLogger);
  connections.push(connection);
  await connection.connect();
  return connection;
}

beforeAll(async () => {
  redis = await openTestRedis();
  shared = await connect();
});
afterEach(() => {
  for (const connection of connections.splice(1)) endRedisConnection(connection);
});
afterAll(async () => {
  endRedisConnection(shared);
  await redis.stop();
});

describe("a store of leases in Redis", () => {
  leaseStoreContract(() => new RedisLeaseStore(shared, randomUUID()));

  it("lists a node again whose name a late reader has taken off", async () => {
    const name = randomUUID();
    const store = new RedisLeaseStore(shared, name);
    const lateReaderTakesOff = async () => expect(await shared.srem(`${name}s`, "node")).toBe(1);
    await store.replace("node", { version: 1, entries: new Map() }, 60_000);
    await lateReaderTakesOff();
    expect(await store.renew("node", 60_000)).toBe(true);
    expect(await store.listNodes()).toEqual(["node"]);
    await lateReaderTakesOff();
    await store.change("node", 2, new Map([["ada", "a"]]), 60_000);
    expect(await store.listNodes()).toEqual(["node"]);
  });

  it("says that a node is gone when it is, not in its last millisecond", async () => {
    const name = randomUUID();
    const store = new RedisLeaseStore(shared, name);
    const readUntilGone = async (node: string) => {
      for (;;) {
        const [read, stillThere] = await Promise.all([store.read(node), shared.exists(`${name}:${node}`)]);
        if (read === null) return { stillThere };
      }
    };
    const ends = new Set<number>();
    for (let node = 0; node < 100; node++) {
      await store.replace(`${node}`, { version: 1, entries: new Map() }, 5);
      ends.add((await readUntilGone(`${node}`)).stillThere);
    }
    expect([...ends]).toEqual([0]);
  });

  it("says so when Redis is away, instead of waiting", async () => {
    const broken = await connect();
    const store = new RedisLeaseStore(broken, randomUUID());
    broken.disconnect();
    await eventually("the connection has ended", () => broken.status === "end");
    await expect(store.renew("node", 1_000)).rejects.toThrow(/closed/i);
    await expect(store.replace("node", { version: 1, entries: new Map() }, 1_000)).rejects.toThrow(/closed/i);
  });
});

describe("leases over Redis", () => {
  leasesContract(async () => {
    const name = randomUUID();
    return {
      connect: async () => {
        const [commands, subscriber] = [await connect(), createRedisConnection(redis.url, "bus", silentLogger)];
        connections.push(subscriber);
        const bus = new RedisBus({ nodeId: randomUUID(), commands, subscriber, channel: name, logger: silentLogger });
        return { bus, ready: () => void subscriber.connect() };
      },
      store: new RedisLeaseStore(shared, name),
      loseStore: async () => {
        const keys = await shared.keys(`${name}*`);
        await shared.del(...keys);
      },
    };
  });
});
