import { describe, expect, test } from "vitest";
import { getSendOffers, toInstant, toWallTime } from "./send-times";

const BERLIN = "Europe/Berlin";

describe("a time on the wall", () => {
  test.each([
    ["2026-01-15", "09:00", BERLIN, "2026-01-15T08:00:00.000Z"],
    ["2026-07-15", "09:00", BERLIN, "2026-07-15T07:00:00.000Z"],
    ["2026-07-15", "09:00", "America/New_York", "2026-07-15T13:00:00.000Z"],
    ["2026-07-15", "09:00", "Asia/Kathmandu", "2026-07-15T03:15:00.000Z"],
    ["2026-12-31", "00:00", "Pacific/Auckland", "2026-12-30T11:00:00.000Z"],
  ])("%s %s in %s is %s, and that shows it again", (date, time, zone, instant) => {
    expect(toInstant({ date, time }, zone)).toBe(instant);
    expect(toWallTime(instant, zone)).toEqual({ date, time });
  });

  test.each([
    ["the night clocks go forward, it is as much later", "2026-03-29", "02:30", "2026-03-29T01:30:00.000Z"],
    ["the morning after clocks went forward", "2026-03-29", "09:00", "2026-03-29T07:00:00.000Z"],
    ["the evening before", "2026-03-28", "20:00", "2026-03-28T19:00:00.000Z"],
    ["the night clocks go back, the first of two", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
    ["the morning after clocks went back", "2026-10-25", "09:00", "2026-10-25T08:00:00.000Z"],
  ])("%s", (_when, date, time, instant) => expect(toInstant({ date, time }, BERLIN)).toBe(instant));

  test.each([
    ["", "09:00"],
    ["2026-13-01", "09:00"],
    ["2026-01-01", ""],
  ])("%j %j is none", (date, time) => expect(toInstant({ date, time }, BERLIN)).toBeUndefined());
});

describe("the times offered", () => {
  test.each([
    ["on a Wednesday", "2026-03-25T10:00:00Z", ["tomorrow 2026-03-26", "monday 2026-03-30"]],
    ["on a Sunday, whose morrow is Monday", "2026-03-29T10:00:00Z", ["tomorrow 2026-03-30"]],
    ["on a Monday, when it is the next", "2026-03-30T05:00:00Z", ["tomorrow 2026-03-31", "monday 2026-04-06"]],
    ["when it is Saturday already where one is", "2026-03-27T23:30:00Z", ["tomorrow 2026-03-29", "monday 2026-03-30"]],
  ])("%s", (_when, now, offered) => {
    const offers = getSendOffers(new Date(now), BERLIN);
    expect(offers.map(({ id, date }) => `${id} ${date}`)).toEqual(offered);
    expect(new Set(offers.map(({ time }) => time))).toEqual(new Set(["09:00"]));
  });

  test("are in the morning there also on the day clocks change", () => {
    const [tomorrow] = getSendOffers(new Date("2026-03-28T10:00:00Z"), BERLIN);
    expect(tomorrow && toInstant(tomorrow, BERLIN)).toBe("2026-03-29T07:00:00.000Z");
  });
});
