import { ApiError, type LimitClass } from "@parley/api/server";
import { type CreateCallLimiter, createMemoryLimiter, refusedFor } from "./limiter.js";

interface Allowance {
  calls: number;
  seconds: number;
}

/**
 * How many calls of a class one member (or one address, for callers unknown) may make. None comes from a standard: each
 * is several times what the busiest client does (opening the app is about 30 reads, an outbox of a day offline some
 * dozens of sends, typing a signal in 3 s), and low enough that one member cannot keep a node busy.
 */
const ALLOWANCES: Record<LimitClass, Allowance> = {
  /** By address, so a whole office behind one may sign in within a minute. Guessing is `SignInAttempts`' business. */
  auth: { calls: 300, seconds: 60 },
  read: { calls: 500, seconds: 5 },
  write: { calls: 100, seconds: 5 },
  send: { calls: 100, seconds: 5 },
  /** Somebody typing a search asks four times a second. */
  search: { calls: 50, seconds: 5 },
  signal: { calls: 250, seconds: 5 },
};

/** Counts calls by class and caller. */
export interface RateLimits {
  /** Counts one call. Throws RATE_LIMITED with the wait. */
  count(limit: LimitClass, caller: string): Promise<void>;
}

export interface RateLimitsOptions {
  /** Multiplies every allowance (RATE_LIMIT_SCALE); load runs raise it. */
  scale?: number;
  createLimiter?: CreateCallLimiter;
  /** Told of each call that is refused. */
  onRefused?: (limit: LimitClass) => void;
}

/** The limits all procedures are under. */
export function createRateLimits({
  scale = 1,
  createLimiter = createMemoryLimiter,
  onRefused,
}: RateLimitsOptions = {}): RateLimits {
  const limiter = (limit: LimitClass) => {
    const { calls, seconds } = ALLOWANCES[limit];
    return createLimiter({ keyPrefix: limit, points: Math.max(1, Math.round(calls * scale)), duration: seconds });
  };
  const limiters = {
    auth: limiter("auth"),
    read: limiter("read"),
    write: limiter("write"),
    send: limiter("send"),
    search: limiter("search"),
    signal: limiter("signal"),
  };

  return {
    count: async (limit, caller) => {
      try {
        await limiters[limit].consume(caller);
      } catch (rejection) {
        const retryAfterMs = refusedFor(rejection);
        onRefused?.(limit);
        throw new ApiError("RATE_LIMITED", {
          message: "Too many calls; wait a moment.",
          retryAfterMs,
        });
      }
    },
  };
}
