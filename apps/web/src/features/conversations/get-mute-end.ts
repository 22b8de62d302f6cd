/** How long a conversation stays muted, as people choose it. */
export const MUTE_SPANS = ["off", "hour", "eightHours", "tomorrow", "always"] as const;
export type MuteSpan = (typeof MUTE_SPANS)[number];

const HOUR_MS = 3_600_000;
/** When a working day begins. */
const MORNING = 8;

/** The moment at which muting begun now ends; `null` when it holds until it is taken back. */
export function getMuteEnd(span: Exclude<MuteSpan, "off">, now: Date): string | null {
  if (span === "always") return null;
  if (span === "tomorrow") {
    // Eight in the morning where the person is.
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING).toISOString();
  }
  return new Date(now.getTime() + (span === "hour" ? 1 : 8) * HOUR_MS).toISOString();
}
