/** How long a status holds, as people choose it. */
export const STATUS_SPANS = ["never", "hour", "fourHours", "today"] as const;
export type StatusSpan = (typeof STATUS_SPANS)[number];

const HOUR_MS = 3_600_000;

/** The moment at which a status chosen now ends; `null` when it holds until it is changed. */
export function getStatusEnd(span: StatusSpan, now: Date): string | null {
  if (span === "never") return null;
  if (span === "today") {
    // The end of the day where the person is.
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).toISOString();
  }
  return new Date(now.getTime() + (span === "hour" ? 1 : 4) * HOUR_MS).toISOString();
}
