import type { QuietHours } from "@parley/api/server";
import { describe, expect, test } from "vitest";
import { isQuiet } from "./quiet-hours.js";

const berlin = (over: Partial<QuietHours> = {}): QuietHours => ({
  days: [1, 2, 3, 4, 5],
  from: "22:00",
  to: "07:00",
  timeZone: "Europe/Berlin",
  ...over,
});
const at = (instant: string) => Date.parse(instant);

describe("quiet hours over midnight, on weekdays, in Berlin [F6.2]", () => {
  test.each([
    ["Monday evening before", "2026-03-02T20:59:00Z", false],
    ["Monday 22:00", "2026-03-02T21:00:00Z", true],
    ["the night to Tuesday", "2026-03-03T05:59:00Z", true],
    ["Tuesday 7:00", "2026-03-03T06:00:00Z", false],
    ["the night from Friday to Saturday", "2026-03-07T02:00:00Z", true],
    ["Saturday 22:00", "2026-03-07T21:00:00Z", false],
    ["Sunday to Monday", "2026-03-09T02:00:00Z", false],
    ["an hour earlier by UTC in summer", "2026-07-06T20:00:00Z", true],
    ["in the hour that is left out in spring", "2026-03-28T01:30:00Z", true],
  ])("%s", (_name, instant, quiet) => expect(isQuiet(berlin(), at(instant))).toBe(quiet));
});

describe("quiet hours", () => {
  test("within one day", () => {
    const lunch = berlin({ from: "12:00", to: "13:00" });
    expect(["10:59", "11:00", "11:59", "12:00"].map((time) => isQuiet(lunch, at(`2026-03-02T${time}:00Z`)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test("that end when they begin last the whole day, from then to then", () => {
    const saturday = berlin({ days: [6], from: "08:00", to: "08:00" });
    expect(
      ["2026-03-07T06:59:00Z", "2026-03-07T07:00:00Z", "2026-03-08T06:59:00Z", "2026-03-08T07:00:00Z"].map((instant) =>
        isQuiet(saturday, at(instant)),
      ),
    ).toEqual([false, true, true, false]);
  });

  test("by the zone of the member", () => {
    expect(isQuiet(berlin({ timeZone: "America/New_York" }), at("2026-03-03T02:59:00Z"))).toBe(false);
    expect(isQuiet(berlin({ timeZone: "America/New_York" }), at("2026-03-03T03:00:00Z"))).toBe(true);
  });

  test("that nobody set are never", () => expect(isQuiet(null, at("2026-03-03T02:00:00Z"))).toBe(false));
});
