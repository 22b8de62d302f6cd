import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createRedisConnection, endRedisConnection } from "../cluster/redis-connection.js";
import { limiterContract } from "../testing/contracts/limiter-contract.js";
import { eventually } from "../testing/eventually.js";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { startRedis, type ThrowawayRedis } from "../testing/servers/start-redis.js";
import { refusedFor } from "./limiter.js";
import { createRedisLimiter } from "./redis-limiter.js";
import { createSignInAttempts } from "./sign-in-attempts.js";
import { TalliedLimiter } from "./tallied-limiter.js";

let redis: ThrowawayRedis;
const connections: ReturnType<typeof createRedisConnection>[] = [];

async function connect() {
  const connection = createRedisConnection(redis.url, "test", silentLogger);
  connections.push(connection);
  await connection.connect();
  return connection;
}

beforeAll(async () => {
  redis = await startRedis();
  await connect();
});
afterEach(() => {
  for (const connection of connections.splice(1)) endRedisConnection(connection);
});
afterAll(async () => {
  for (const connection of connections) endRedisConnection(connection);
  await redis.stop();
});

const waitOf = async (consuming: Promise<unknown>) => consuming.then(() => 0, refusedFor);

describe("counters in Redis", () => {
  const [prefix] = [randomUUID()];
  limiterContract((options) => {
    const [first] = connections;
    if (first === undefined) throw new Error("there is a connection");
    return createRedisLimiter(first, prefix, options);
  });

  it("are the same for all nodes", async () => {
    const options = { keyPrefix: randomUUID(), points: 3, duration: 60 };
    const [one, two] = [
      createRedisLimiter(await connect(), prefix, options),
      createRedisLimiter(await connect(), prefix, options),
    ];
    await one.consume("ada", 2);
    expect(await waitOf(two.consume("ada"))).toBe(0);
    expect(await waitOf(one.consume("ada"))).toBeGreaterThan(0);
    expect(await waitOf(two.consume("ada"))).toBeGreaterThan(0);
  });

  it("slow guesses down over all nodes", async () => {
    const attempts = await Promise.all(
      [connect(), connect()].map(async (connecting) => {
        const connection = await connecting;
        return createSignInAttempts((options) => createRedisLimiter(connection, prefix, options));
      }),
    );
    let refused = 0;
    for (let attempt = 0; attempt < 8; attempt += 1)
      await attempts[attempt % 2]?.begin("ada@example.com", "192.0.2.1").catch(() => {
        refused += 1;
      });
    expect(refused).toBe(2);
  });

  it("go on in each process while Redis is away or stands still", async () => {
    const connection = await connect();
    const limiter = createRedisLimiter(connection, prefix, { keyPrefix: randomUUID(), points: 2, duration: 60 });
    redis.freeze();
    try {
      expect(await waitOf(limiter.consume("ada"))).toBe(0);
      await eventually("the standstill is noticed", () => connection.status !== "ready");
      expect(await waitOf(limiter.consume("ada"))).toBe(0);
      expect(await waitOf(limiter.consume("ada"))).toBeGreaterThan(0);
      await limiter.delete("ada");
      expect(await waitOf(limiter.consume("ada"))).toBe(0);
    } finally {
      redis.thaw();
    }
    await eventually("Redis is back", () => connection.status === "ready");
    expect(await waitOf(limiter.consume("ben"))).toBe(0);
  });
});

describe("counters that are added up behind the call", () => {
  const options = () => ({ keyPrefix: randomUUID(), points: 5, duration: 60 });

  it("refuse on every node who has used up the allowance on all together", async () => {
    const [shared, prefix] = [options(), randomUUID()];
    const one = new TalliedLimiter(await connect(), prefix, shared);
    const two = new TalliedLimiter(await connect(), prefix, shared);
    for (let call = 0; call < 4; call += 1)
      expect([await waitOf(one.consume("ada")), await waitOf(two.consume("ada"))]).toEqual([0, 0]);
    const refusedOn = (limiter: TalliedLimiter) =>
      eventually("the node refuses", () => waitOf(limiter.consume("ada", 0)).then((wait) => wait > 0));
    // Who told last learns of it; the other with its next call.
    await Promise.race([refusedOn(one), refusedOn(two)]);
    await Promise.all([one.consume("ada").catch(() => undefined), two.consume("ada").catch(() => undefined)]);
    await refusedOn(one);
    await refusedOn(two);
    expect(await waitOf(one.consume("ben"))).toBe(0);
    for (const limiter of [one, two]) limiter.stop();
  });

  it("count for their own node while Redis is away", async () => {
    const connection = await connect();
    const limiter = new TalliedLimiter(connection, randomUUID(), options());
    connection.disconnect();
    for (let call = 0; call < 5; call += 1) expect(await waitOf(limiter.consume("ada"))).toBe(0);
    expect(await waitOf(limiter.consume("ada"))).toBeGreaterThan(0);
    limiter.stop();
  });
});
