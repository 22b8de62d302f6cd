import { errorDataOf, type Reason } from "@parley/api";
import { sleep } from "../../bench/harness/sleep.js";

/** Refusals that pass by themselves: the same call may succeed later. */
const PASSING: ReadonlySet<string> = new Set<Reason>([
  "RATE_LIMITED",
  "OVERLOADED",
  "DATABASE_UNAVAILABLE",
  "TIMED_OUT",
  "INTERNAL",
]);

/** How long one try may take, and how long is waited before the next, in milliseconds. */
const CALL_MS = 5_000;
const PAUSE_MS = 150;

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

/** Tries until it is done or refused for good; gives whether it was done. */
export async function insist(call: (signal: AbortSignal) => Promise<unknown>): Promise<boolean> {
  for (;;) {
    const ended = await attempt(call, CALL_MS);
    if (isDone(ended)) return true;
    if (!ended.passing) return false;
    await sleep(PAUSE_MS);
  }
}

/** Whether it was done. */
export function isDone<Result>(ended: Attempt<Result>): ended is { outcome: "ok"; result: Result } {
  return ended.outcome === "ok";
}
