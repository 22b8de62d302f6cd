import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** A counter of calls per key in windows that begin with a key's first call. */
export type Limiter = Pick<RateLimiterAbstract, "consume" | "penalty" | "reward" | "delete">;

export interface LimiterOptions {
  keyPrefix: string;
  /** Calls allowed in one window. */
  points: number;
  /** Length of the window in seconds. */
  duration: number;
}

/** Where counters live: in this process, or shared by all nodes. */
export type CreateLimiter = (options: LimiterOptions) => Limiter;

/** The same for counters that are only counted up. */
export type CreateCallLimiter = (options: LimiterOptions) => Pick<Limiter, "consume">;

/** Counters of this process. */
export const createMemoryLimiter: CreateLimiter = (options) => new RateLimiterMemory(options);

/** Milliseconds until a call may be tried again, of what `consume` rejected with. Throws on everything but a refusal. */
export function refusedFor(rejection: unknown): number {
  if (rejection instanceof RateLimiterRes) return Math.max(1, Math.ceil(rejection.msBeforeNext));
  throw rejection;
}
