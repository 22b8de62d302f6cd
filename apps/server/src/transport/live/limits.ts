import { CLOSE_CODES } from "@parley/api/server";

/** Bounds of one connection (SPEC R7; the doors of SECURITY.md). */
export const CONNECTION_LIMITS = {
  /** Time to say who one is, in milliseconds; how long we then take to look that up is not held against anybody. */
  signInMs: 5_000,
  subscriptions: 8,
  callsInFlight: 32,
  /** Messages kept while the session is being looked up. */
  early: 10,
  /** A stopping node asks its clients to come back spread over this long, in milliseconds (SPEC R9). */
  goodbyeMs: 3_000,
  /** Unsent bytes above which a connection is closed; its client resumes. */
  unsentBytes: 1024 * 1024,
  /** Unsent bytes above which a replay waits. */
  replayBytes: 256 * 1024,
  /** How often connections are looked over, in milliseconds. */
  sweepMs: 10_000,
  /** Sweeps without a sign of life: a ping after the first, the end after this many. */
  silentSweeps: 4,
} as const;

/** Close codes: RFC 6455, 7.4.1, and our own above 4400. */
export const CLOSE = {
  goingAway: 1001,
  notText: 1003,
  notJson: 1007,
  tooMuch: 1008,
  comeBack: CLOSE_CODES.TRY_AGAIN,
  /** The session is over: sign in again, do not reconnect. */
  sessionEnded: CLOSE_CODES.SESSION_ENDED,
} as const;
