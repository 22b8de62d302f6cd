/** The time zones this browser knows, and in any case the one at hand. */
export function listTimeZones(present: string): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", present])].sort();
}
