/** Working days the demo's history spans. */
export const WORK_DAYS = 45;
export const MINUTES_A_DAY = 24 * 60;
/** When people begin and when the last answers are written, in minutes after midnight. */
export const MORNING = 8 * 60;
export const NIGHT = 22 * 60;

/** Before this hour of the day there is too little of today to tell. */
const TODAY_FROM_HOUR = 10;
/** The last message is this old. */
const LAST_AGO_MS = 2 * 60_000;

/**
 * Lays working time out in the past of `now`. Working time counts minutes: day `d` (0 is the first, `WORK_DAYS - 1` the
 * last) begins at `d * MINUTES_A_DAY`. Whatever `now` is, later stays later, so that a seeding that is taken up again
 * on another day finds its deeds in the same order.
 *
 * The last day is today, drawn together into the hours that are over; early in the morning and at weekends it is the
 * last working day. Hours are those of the machine's time zone.
 */
export class WorkTime {
  private readonly days: readonly Date[];

  constructor(private readonly now: Date) {
    const days: Date[] = [];
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate());
    if (now.getHours() < TODAY_FROM_HOUR) day.setDate(day.getDate() - 1);
    while (days.length < WORK_DAYS) {
      if (day.getDay() !== 0 && day.getDay() !== 6) days.unshift(new Date(day));
      day.setDate(day.getDate() - 1);
    }
    this.days = days;
  }

  /** The moment of a place in working time. Throws outside of it. */
  at(minutes: number): Date {
    const day = this.days[Math.floor(minutes / MINUTES_A_DAY)];
    if (day === undefined) throw new RangeError(`There is no working time ${minutes}.`);
    const minute = minutes % MINUTES_A_DAY;
    const moment = (ofDay: number) => new Date(day).setHours(0, 0, 0, Math.round(ofDay * 60_000));
    const [morning, night] = [moment(MORNING), moment(NIGHT)];
    const end = Math.min(night, this.now.getTime() - LAST_AGO_MS);
    if (end === night) return new Date(moment(minute));
    const share = (minute - MORNING) / (NIGHT - MORNING);
    return new Date(morning + Math.round(share * (end - morning)));
  }
}
