import { z } from "zod";

/** Whether the runtime knows an IANA time zone. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone, such as `Europe/Berlin`. */
export const TimeZone = z.string().max(64).refine(isTimeZone, "UNKNOWN_TIME_ZONE");
