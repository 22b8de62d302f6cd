import { expect, test } from "vitest";
import { dayStart } from "./day-start.js";

test("a day begins at midnight of its zone, in winter and in summer", () => {
  expect(dayStart("2026-03-01", "UTC")).toBe("2026-03-01T00:00:00.000Z");
  expect(dayStart("2026-03-01", "Europe/Berlin")).toBe("2026-02-28T23:00:00.000Z");
  expect(dayStart("2026-07-01", "Europe/Berlin")).toBe("2026-06-30T22:00:00.000Z");
  expect(dayStart("2026-07-01", "Asia/Kolkata")).toBe("2026-06-30T18:30:00.000Z");
});

test("the next day follows, also over the end of a month and a change of clocks", () => {
  expect(dayStart("2026-02-28", "UTC", 1)).toBe("2026-03-01T00:00:00.000Z");
  expect(dayStart("2026-03-29", "Europe/Berlin")).toBe("2026-03-28T23:00:00.000Z");
  expect(dayStart("2026-03-29", "Europe/Berlin", 1)).toBe("2026-03-29T22:00:00.000Z");
  expect(dayStart("2026-10-25", "Europe/Berlin", 1)).toBe("2026-10-25T23:00:00.000Z");
});
