/** The language tag (`de`, `en-GB`) and IANA zone (`Europe/Berlin`) of the person who looks at the screen. */
export interface TimeSettings {
  locale: string;
  timeZone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs about 50 µs, and a list needs hundreds: each is made once. */
function getFormat({ locale, timeZone }: TimeSettings, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    formats.set(key, format);
  }
  return format;
}

function capitalize(text: string, locale: string): string {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(locale) + rest.join("");
}

/** The calendar day of an instant in the zone, as `2026-11-21`: equal for instants of one day. */
export function getDayKey(instant: string | Date, timeZone: string): string {
  return getFormat({ locale: "en-CA", timeZone }, { year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(instant),
  );
}

/** Calendar days from the instant's day to the day of `now`, in the zone: 0 today, 1 yesterday. */
export function getDaysAgo(instant: string | Date, now: Date, timeZone: string): number {
  const days = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  return days(getDayKey(now, timeZone)) - days(getDayKey(instant, timeZone));
}

/** Hour and minute: "14:05", "2:05 PM". */
export function formatTime(instant: string, settings: TimeSettings): string {
  return getFormat(settings, { hour: "numeric", minute: "2-digit" }).format(new Date(instant));
}

/** The full moment, for tooltips: "Saturday, 21 November 2026 at 14:05". */
export function formatDateTime(instant: string, settings: TimeSettings): string {
  return getFormat(settings, { dateStyle: "full", timeStyle: "short" }).format(new Date(instant));
}

/** A moment to come, for where there is little room: "14:05" today, else "Mon 23 Nov, 8:00". */
export function formatMoment(instant: string, settings: TimeSettings, now: Date): string {
  if (getDaysAgo(instant, now, settings.timeZone) === 0) return formatTime(instant, settings);
  const sameYear = getDayKey(instant, settings.timeZone).slice(0, 4) === getDayKey(now, settings.timeZone).slice(0, 4);
  return getFormat(settings, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
    ...(!sameYear && { year: "numeric" }),
  }).format(new Date(instant));
}

/** A day for a divider: "Today", "Yesterday", "Saturday, 14 November", with the year when it is another one. */
export function formatDay(instant: string, settings: TimeSettings, now: Date): string {
  const daysAgo = getDaysAgo(instant, now, settings.timeZone);
  if (daysAgo === 0 || daysAgo === 1) {
    const words = new Intl.RelativeTimeFormat(settings.locale, { numeric: "auto" }).format(-daysAgo, "day");
    return capitalize(words, settings.locale);
  }
  const sameYear = getDayKey(instant, settings.timeZone).slice(0, 4) === getDayKey(now, settings.timeZone).slice(0, 4);
  return getFormat(settings, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(!sameYear && { year: "numeric" }),
  }).format(new Date(instant));
}

/** Short, for a list: the time today, the weekday within a week, else the date. */
export function formatListTime(instant: string, settings: TimeSettings, now: Date): string {
  const daysAgo = getDaysAgo(instant, now, settings.timeZone);
  if (daysAgo <= 0) return formatTime(instant, settings);
  if (daysAgo < 7) return getFormat(settings, { weekday: "short" }).format(new Date(instant));
  const sameYear = getDayKey(instant, settings.timeZone).slice(0, 4) === getDayKey(now, settings.timeZone).slice(0, 4);
  return getFormat(
    settings,
    sameYear ? { day: "numeric", month: "short" } : { day: "2-digit", month: "2-digit", year: "2-digit" },
  ).format(new Date(instant));
}

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** How long ago, roughly: "5 minutes ago", "yesterday". Below a minute "now". */
export function formatAgo(instant: string, locale: string, now: Date): string {
  const elapsed = Math.max(0, now.getTime() - Date.parse(instant));
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, ms] of units) {
    if (elapsed >= ms) return format.format(-Math.floor(elapsed / ms), unit);
  }
  return format.format(0, "second");
}
