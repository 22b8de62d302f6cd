import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Limiter, LimiterOptions } from "./limiter.js";

/** How often calls counted here are told to the other nodes, in milliseconds: what may slip through meanwhile. */
const TELL_EVERY_MS = 250;

/**
 * Counts here and decides at once, and adds up over all nodes a moment later: who has used up the allowance on all
 * nodes together is then refused on each. So no call waits for Redis (SPEC N1), and it is asked four times a second for
 * a busy caller instead of at every call.
 */
export class TalliedLimiter implements Pick<Limiter, "consume"> {
  private readonly here: RateLimiterMemory;
  private readonly everywhere: RateLimiterRedis;
  private untold = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(redis: Redis, prefix: string, options: LimiterOptions) {
    this.here = new RateLimiterMemory(options);
    this.everywhere = new RateLimiterRedis({
      ...options,
      keyPrefix: `${prefix}:limit:${options.keyPrefix}`,
      storeClient: redis,
      rejectIfRedisNotReady: true,
    });
  }

  async consume(key: string, points = 1): Promise<RateLimiterRes> {
    const counted = await this.here.consume(key, points);
    this.untold.set(key, (this.untold.get(key) ?? 0) + points);
    this.timer ??= setTimeout(() => this.tell(), TELL_EVERY_MS).unref();
    return counted;
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private tell(): void {
    this.timer = null;
    const counts = this.untold;
    this.untold = new Map();
    for (const [key, points] of counts)
      this.everywhere.consume(key, points).catch((refusal: unknown) => {
        // Anything else is a Redis that is away: then each node's own count holds.
        if (refusal instanceof RateLimiterRes) void this.here.block(key, refusal.msBeforeNext / 1_000);
      });
  }
}
