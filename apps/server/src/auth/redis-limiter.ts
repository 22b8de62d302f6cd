import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import type { Limiter, LimiterOptions } from "./limiter.js";

/** A connection to Redis, as `rate-limiter-flexible` uses it. */
export type LimiterStore = ConstructorParameters<typeof RateLimiterRedis>[0]["storeClient"];

/** Counters that all nodes share. While Redis is away each node counts for itself. */
export function createRedisLimiter(redis: LimiterStore, prefix: string, options: LimiterOptions): Limiter {
  return new RateLimiterRedis({
    ...options,
    keyPrefix: `${prefix}:limit:${options.keyPrefix}`,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory(options),
  });
}
