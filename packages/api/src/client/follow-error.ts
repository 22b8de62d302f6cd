import { errorDataOf, type Reason } from "../errors.js";

/** Something that went wrong while following a workspace. */
export interface FollowError {
  /** What was being done; `handler` is the app's own code, which threw. */
  during: "bootstrap" | "events" | "signals" | "handler";
  /** Why Parley refused; `undefined` when the network or the app failed. */
  reason: Reason | undefined;
  /** Whether following ended with it. Otherwise it goes on by itself. */
  final: boolean;
  cause: unknown;
}

/** Refusals that pass by themselves. After every other one, asking again gets the same answer. */
const PASSING: ReadonlySet<Reason> = new Set<Reason>([
  "RATE_LIMITED",
  "OVERLOADED",
  "DATABASE_UNAVAILABLE",
  "TIMED_OUT",
  "INTERNAL",
]);

/** Describes an error of a call; `retryAfterMs` is the wait the server asked for, 0 without. */
export function followErrorOf(
  during: "bootstrap" | "events" | "signals",
  cause: unknown,
): FollowError & { retryAfterMs: number } {
  const data = errorDataOf(cause);
  const final = data !== undefined && !PASSING.has(data.reason);
  return { during, reason: data?.reason, final, cause, retryAfterMs: data?.retryAfterMs ?? 0 };
}
