import type { QuietHours } from "@parley/api/server";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Whether a moment (milliseconds since 1970) lies within somebody's quiet hours, by the clocks of their time zone. */
export function isQuiet(hours: QuietHours | null, now: number): boolean {
  if (hours === null) return false;
  const { day, time } = localTime(now, hours.timeZone);
  const { days, from, to } = hours;
  if (from < to) return days.includes(day) && from <= time && time < to;
  // They reach into the next day.
  const dayBefore = ((day + 5) % 7) + 1;
  return (days.includes(day) && from <= time) || (days.includes(dayBefore) && time < to);
}

/** The weekday, 1 for Monday, and the time of day as `HH:MM`, which sorts as it passes. */
function localTime(now: number, timeZone: string): { day: number; time: string } {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return { day: WEEKDAYS.indexOf(part("weekday")) + 1, time: `${part("hour")}:${part("minute")}` };
}
