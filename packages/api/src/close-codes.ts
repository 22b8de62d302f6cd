/** The codes with which Parley closes a live connection and means something by it. */
export const CLOSE_CODES = {
  /** Something failed or is overloaded for the moment: come back and resume (IANA: Try Again Later; SPEC R6). */
  TRY_AGAIN: 1013,
  /** The session was revoked, expired or never was. Coming back is of no use. */
  SESSION_ENDED: 4401,
} as const;

const WAIT = /^retry-after-ms=(\d{1,6})$/;

/** The close reason that asks clients to come back spread over `ms` milliseconds (at most 999,999; SPEC R9). */
export function closeReasonFor(ms: number): string {
  return `retry-after-ms=${Math.min(Math.max(Math.round(ms), 0), 999_999)}`;
}

/** The milliseconds a close reason asks for; 0 when it asks for nothing. */
export function retryAfterMsOf(closeReason: string): number {
  return Number(WAIT.exec(closeReason)?.[1] ?? 0);
}
