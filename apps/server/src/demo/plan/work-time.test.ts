import { describe, expect, test } from "vitest";
import { MINUTES_A_DAY, MORNING, NIGHT, WORK_DAYS, WorkTime } from "./work-time.js";

const LAST_DAY = (WORK_DAYS - 1) * MINUTES_A_DAY;
/** A Wednesday, in the machine's time zone. */
const wednesday = (hour: number, minute = 0) => new Date(2026, 2, 18, hour, minute);
const local = (date: Date) => [date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()];

describe("the last day", () => {
  test("is today, drawn together into the hours that are over", () => {
    const time = new WorkTime(wednesday(15));
    expect(local(time.at(LAST_DAY + MORNING))).toEqual([3, 18, 8, 0]);
    expect(time.at(LAST_DAY + NIGHT)).toEqual(new Date(wednesday(15).getTime() - 120_000));
    expect(local(time.at(LAST_DAY + (MORNING + NIGHT) / 2))).toEqual([3, 18, 11, 29]);
  });

  test.each([
    ["at night all of today", wednesday(23), [3, 18, 21, 30]],
    ["early in the morning yesterday", wednesday(9, 59), [3, 17, 21, 30]],
    ["on a Sunday the Friday before", new Date(2026, 2, 22, 16), [3, 20, 21, 30]],
    ["early on a Monday the Friday before", new Date(2026, 2, 23, 7), [3, 20, 21, 30]],
  ])("is %s", (_, now, expected) => {
    expect(local(new WorkTime(now).at(LAST_DAY + NIGHT - 30))).toEqual(expected);
  });
});

test("earlier days are working days with their own hours", () => {
  const time = new WorkTime(wednesday(15));
  expect(local(time.at(LAST_DAY - MINUTES_A_DAY + 9 * 60 + 30))).toEqual([3, 17, 9, 30]);
  const days = Array.from({ length: WORK_DAYS }, (_, day) => time.at(day * MINUTES_A_DAY + MORNING).getDay());
  expect(days.some((day) => day === 0 || day === 6)).toBe(false);
  expect(local(time.at(MORNING))).toEqual([1, 15, 8, 0]);
});

test.each([wednesday(8), wednesday(10, 1), wednesday(22, 5), new Date(2026, 3, 1, 11), new Date(2026, 9, 27, 13)])(
  "later stays later, and all is over, at %s",
  (now) => {
    const time = new WorkTime(now);
    const moments: number[] = [];
    for (let day = 0; day < WORK_DAYS; day += 1)
      for (let minute = MORNING; minute <= NIGHT; minute += 7.3)
        moments.push(time.at(day * MINUTES_A_DAY + minute).getTime());
    expect(moments.every((moment, index) => index === 0 || moment > (moments[index - 1] ?? 0))).toBe(true);
    expect(Math.max(...moments)).toBeLessThan(now.getTime());
  },
);

test("there is nothing outside of the days", () => {
  expect(() => new WorkTime(wednesday(15)).at(WORK_DAYS * MINUTES_A_DAY)).toThrow(RangeError);
});
