import { ApiError, type Instant, LIMITS } from "@parley/api/server";

const DAY_MS = 24 * 60 * 60_000;

/** When an invitation ends. Throws INVALID_INPUT for a time that is past or further away than invitations may live. */
export function invitationExpiry(now: Instant, asked: Instant | undefined): Instant {
  const { defaultDays, maxDays } = LIMITS.invitation;
  const start = Date.parse(now);
  if (asked === undefined) return new Date(start + defaultDays * DAY_MS).toISOString();
  const end = Date.parse(asked);
  if (end <= start) throw invalidExpiry("too_small", "An invitation cannot end in the past.");
  if (end > start + maxDays * DAY_MS) throw invalidExpiry("too_big", `An invitation lives ${maxDays} days at most.`);
  return asked;
}

function invalidExpiry(code: "too_small" | "too_big", message: string): ApiError {
  return new ApiError("INVALID_INPUT", { message, issues: [{ path: ["expiresAt"], code, message }] });
}
