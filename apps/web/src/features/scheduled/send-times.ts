/** A time as clocks and calendars on the wall show it: `2026-03-29` and `09:00`. */
export interface WallTime {
  readonly date: string;
  readonly time: string;
}

/** A time that is offered for sending later. */
export interface SendOffer extends WallTime {
  readonly id: "tomorrow" | "monday";
}

const MORNING = "09:00";
const DAY_MS = 86_400_000;

/** What clocks in the zone show at an instant. */
export function toWallTime(instant: string | number | Date, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(instant));
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return { date: `${get("year")}-${get("month")}-${get("day")}`, time: `${get("hour")}:${get("minute")}` };
}

const asIfUtc = ({ date, time }: WallTime) => Date.parse(`${date}T${time}:00Z`);

/** How far clocks in the zone are ahead of UTC at an instant, in milliseconds; whole minutes. */
function getOffset(instant: number, timeZone: string): number {
  return asIfUtc(toWallTime(instant, timeZone)) - Math.floor(instant / 60_000) * 60_000;
}

/**
 * The instant at which clocks in the zone show this time; `undefined` for what is no time. One that is left out when clocks go
 * forward is as much later as they were set; of one that comes twice it is the first.
 */
export function toInstant(wall: WallTime, timeZone: string): string | undefined {
  const shown = asIfUtc(wall);
  if (Number.isNaN(shown)) return undefined;
  const [before, after] = [shown - DAY_MS, shown + DAY_MS].map((near) => shown - getOffset(near, timeZone));
  if (before === undefined || after === undefined) return undefined;
  const isShownAt = (instant: number) => instant + getOffset(instant, timeZone) === shown;
  const instant = isShownAt(before) || !isShownAt(after) ? before : after;
  return new Date(instant).toISOString();
}

/** Sensible times: tomorrow morning, and Monday morning where that is another one. */
export function getSendOffers(now: Date, timeZone: string): SendOffer[] {
  const today = Date.parse(`${toWallTime(now, timeZone).date}T00:00:00Z`);
  const dayIn = (days: number) => new Date(today + days * DAY_MS).toISOString().slice(0, 10);
  const daysToMonday = (8 - new Date(today).getUTCDay()) % 7 || 7;
  const tomorrow = { id: "tomorrow", date: dayIn(1), time: MORNING } as const;
  return daysToMonday === 1 ? [tomorrow] : [tomorrow, { id: "monday", date: dayIn(daysToMonday), time: MORNING }];
}
