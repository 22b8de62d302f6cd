import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { busContract } from "../testing/contracts/bus-contract.js";
import { eventually } from "../testing/eventually.js";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { startRedis, type ThrowawayRedis } from "../testing/servers/start-redis.js";
import type { Topic } from "./bus.js";
import { RedisBus } from "./redis-bus.js";
import { createRedisConnection, endRedisConnection } from "./redis-connection.js";

const Count: Topic<number> = { name: "count", body: z.number() };

let redis: ThrowawayRedis;
const running: { bus: RedisBus; connections: Redis[] }[] = [];

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());
afterEach(() => {
  for (const { bus, connections } of running.splice(0)) {
    bus.stop();
    for (const connection of connections) endRedisConnection(connection);
  }
});

function openBus(channel: string) {
  const [commands, subscriber] = ["commands", "bus"].map((name) =>
    createRedisConnection(redis.url, name, silentLogger),
  );
  if (commands === undefined || subscriber === undefined) throw new Error("there are two connections");
  const bus = new RedisBus({ nodeId: randomUUID(), commands, subscriber, channel, logger: silentLogger });
  let times = 0;
  bus.onReady(() => {
    times += 1;
  });
  running.push({ bus, connections: [commands, subscriber] });
  for (const connection of [commands, subscriber]) connection.connect().catch(() => undefined);
  bus.run();
  return { bus, commands, timesReady: () => times };
}

async function openReadyBus(channel: string) {
  const opened = openBus(channel);
  await eventually("the bus works", () => opened.timesReady() > 0);
  return opened;
}

describe("a bus over Redis", () => {
  busContract(() => {
    const channel = randomUUID();
    return {
      connect: async () => (await openReadyBus(channel)).bus,
      inject: (name, body) => {
        const [first] = running[0]?.connections ?? [];
        void first?.publish(channel, "nothing that can be read");
        void first?.publish(channel, JSON.stringify({ from: "elsewhere", hints: [[name, body]] }));
      },
    };
  });
});

describe("a Redis that fails", () => {
  async function openPair() {
    const channel = randomUUID();
    const [one, two] = [await openReadyBus(channel), await openReadyBus(channel)];
    const heard: number[] = [];
    two.bus.subscribe(Count, (count) => heard.push(count));
    const worksAgain = (count: number) =>
      eventually("the bus works again", () => {
        one.bus.publish(Count, count);
        return heard.includes(count);
      });
    return { one, two, heard, worksAgain };
  }

  it("is told of again by itself once it is back from being killed, and what was told meanwhile is gone", async () => {
    const { one, two, heard, worksAgain } = await openPair();
    await redis.kill();
    await eventually("the end is noticed", () => one.commands.status !== "ready");
    one.bus.publish(Count, 1);
    await redis.start();
    await worksAgain(2);
    expect(heard).not.toContain(1);
    await eventually("who came back is told so", () => two.timesReady() > 1);
  });

  it("is given up while it stands still, so that nothing gathers up in front of it", async () => {
    const { one, worksAgain } = await openPair();
    redis.freeze();
    try {
      await eventually("the standstill is noticed", () => one.commands.status !== "ready");
      for (let count = 0; count < 100_000; count += 1) one.bus.publish(Count, count);
      await expect(one.commands.ping()).rejects.toThrow(/writeable|closed/);
    } finally {
      redis.thaw();
    }
    await worksAgain(-1);
  });

  it("is no reason not to start: the bus begins to work when it comes", async () => {
    await redis.kill();
    const late = openBus(randomUUID());
    await expect(late.commands.ping()).rejects.toThrow(/writeable|closed/);
    await redis.start();
    await eventually("the bus works", () => late.timesReady() > 0);
    expect(late.commands.status).toBe("ready");
  });
});
