import { randomUUID } from "node:crypto";
import { createRedisLimiter } from "../auth/redis-limiter.js";
import { TalliedLimiter } from "../auth/tallied-limiter.js";
import { systemClock } from "../clock.js";
import type { Logger } from "../observability/logger.js";
import type { Cluster } from "./cluster.js";
import { RedisBus } from "./redis-bus.js";
import { createRedisConnection, endRedisConnection } from "./redis-connection.js";
import { RedisLeaseStore } from "./redis-lease-store.js";
import { SharedLeases } from "./shared-leases.js";

/**
 * The nodes that use one database of one Redis. It need not be there: without it each node goes on by itself, and
 * joins the others again as soon as it answers.
 */
export function createRedisCluster(url: string, logger: Logger): Cluster {
  const nodeId = randomUUID();
  // Channels know nothing of Redis' numbered databases, so the number is part of their names.
  const prefix = `parley:${new URL(url).pathname.slice(1) || "0"}`;
  const commands = createRedisConnection(url, "parley", logger);
  const subscriber = createRedisConnection(url, "parley-bus", logger);
  const bus = new RedisBus({ nodeId, commands, subscriber, channel: `${prefix}:bus`, logger });
  const leases: { run(): void; stop(): void }[] = [];
  const limiters: TalliedLimiter[] = [];

  return {
    bus,
    health: {
      get redisUp() {
        return bus.up;
      },
      get hintsSent() {
        return bus.sent;
      },
      get hintsDropped() {
        return bus.dropped;
      },
    },
    leases: (name, value) => {
      const store = new RedisLeaseStore(commands, `${prefix}:${name}-lease`);
      const created = new SharedLeases({ nodeId, name, value, bus, store, clock: systemClock, logger });
      leases.push(created);
      return created;
    },
    createExactLimiter: (options) => createRedisLimiter(commands, prefix, options),
    createCallLimiter: (options) => {
      const limiter = new TalliedLimiter(commands, prefix, options);
      limiters.push(limiter);
      return limiter;
    },
    run: () => {
      for (const redis of [commands, subscriber]) redis.connect().catch(() => undefined);
      bus.run();
      for (const one of leases) one.run();
    },
    stop: () => {
      bus.stop();
      for (const one of [...leases, ...limiters]) one.stop();
      for (const redis of [commands, subscriber]) endRedisConnection(redis);
    },
  };
}
