import { errorDataOf, type Reason } from "@parley/api";

/** What a failed send means for the message. */
export type Failure =
  /** Try again, at the earliest after `afterMs` if told. */
  | { readonly kind: "retry"; readonly afterMs?: number }
  /** Nobody is signed in: keep it until somebody is. */
  | { readonly kind: "wait" }
  /** The server will never take it. */
  | { readonly kind: "refused"; readonly reason: Reason; readonly count?: number };

const PASSING: ReadonlySet<Reason> = new Set([
  "RATE_LIMITED",
  "OVERLOADED",
  "DATABASE_UNAVAILABLE",
  "TIMED_OUT",
  "INTERNAL",
]);
const SIGNED_OUT: ReadonlySet<Reason> = new Set(["SIGNED_OUT", "SESSION_ENDED"]);

/** A broken network, a proxy's error page and a server in trouble pass; every other reason is final. */
export function classifyFailure(error: unknown): Failure {
  const data = errorDataOf(error);
  if (!data) return { kind: "retry" };
  if (SIGNED_OUT.has(data.reason)) return { kind: "wait" };
  if (!PASSING.has(data.reason)) {
    const { reason, count } = data;
    return { kind: "refused", reason, ...(count !== undefined && { count }) };
  }
  return data.retryAfterMs === undefined ? { kind: "retry" } : { kind: "retry", afterMs: data.retryAfterMs };
}

/** Wait before attempt `attempt` (from 1): doubles from one second up to half a minute, with up to a quarter more at random. */
export function getBackoff(attempt: number, random: () => number): number {
  const base = Math.min(30_000, 1_000 * 2 ** Math.min(attempt - 1, 5));
  return Math.round(base * (1 + random() / 4));
}
