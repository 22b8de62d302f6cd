import type { Instant } from "@parley/api/server";

const DAY_MS = 24 * 3600_000;

/**
 * When a day (YYYY-MM-DD), or the one that many `days` later, begins in a time zone. Where clocks are set forward at
 * midnight the day begins an hour later.
 */
export function dayStart(day: string, timeZone: string, days = 0): Instant {
  const utc = Date.parse(`${day}T00:00:00Z`) + days * DAY_MS;
  const guess = utc - offsetAt(utc, timeZone);
  return new Date(utc - offsetAt(guess, timeZone)).toISOString();
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-u-ca-iso8601-hc-h23", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) - instant;
}
