import { errorDataOf, type Reason } from "@parley/api";

/** Refusals that pass by themselves: the same call may succeed later. */
const PASSING: ReadonlySet<string> = new Set<Reason>([
  "RATE_LIMITED",
  "OVERLOADED",
  "DATABASE_UNAVAILABLE",
  "TIMED_OUT",
  "INTERNAL",
]);

/** How one call ended. */
export type Attempt<Result> =
  | { outcome: "ok"; result: Result }
  /** Refused, or (`network`) without an answer of Parley's: then nobody knows whether it was done. */
  | { outcome: Exclude<string, "ok">; passing: boolean; retryAfterMs: number };

/** Makes a call that is given up after a while, and says how it ended. Never throws. */
export async function attempt<Result>(
  call: (signal: AbortSignal) => Promise<Result>,
  withinMs: number,
): Promise<Attempt<Result>> {
  try {
    return { outcome: "ok", result: await call(AbortSignal.timeout(withinMs)) };
  } catch (error) {
    const data = errorDataOf(error);
    if (data === undefined) return { outcome: "network", passing: true, retryAfterMs: 0 };
    return { outcome: data.reason, passing: PASSING.has(data.reason), retryAfterMs: data.retryAfterMs ?? 0 };
  }
}

/** Whether it was done. */
export function isDone<Result>(ended: Attempt<Result>): ended is { outcome: "ok"; result: Result } {
  return ended.outcome === "ok";
}
