import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import type { Limiter, LimiterOptions } from "./limiter.js";

/** Counters that all nodes share. While Redis is away each node counts for itself. */
export function createRedisLimiter(redis: Redis, prefix: string, options: LimiterOptions): Limiter {
  return new RateLimiterRedis({
    ...options,
    keyPrefix: `${prefix}:limit:${options.keyPrefix}`,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory(options),
  });
}
