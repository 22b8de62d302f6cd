// @vitest-environment node
import { describe, expect, it } from "vitest";
import {
  formatAgo,
  formatDateTime,
  formatDay,
  formatListTime,
  formatMoment,
  formatTime,
  getDayKey,
  getDaysAgo,
} from "./format-time";

const berlin = { locale: "en-GB", timeZone: "Europe/Berlin" };
const german = { locale: "de", timeZone: "Europe/Berlin" };
const now = new Date("2026-11-21T16:30:00Z");

describe("getDayKey", () => {
  it.each([
    ["2026-11-20T22:59:00Z", "Europe/Berlin", "2026-11-20"],
    ["2026-11-20T23:00:00Z", "Europe/Berlin", "2026-11-21"],
    ["2026-11-20T23:00:00Z", "America/New_York", "2026-11-20"],
    ["2026-11-20T23:00:00Z", "Asia/Tokyo", "2026-11-21"],
  ])("%s in %s is %s", (instant, timeZone, day) => {
    expect(getDayKey(instant, timeZone)).toBe(day);
  });
});

describe("getDaysAgo", () => {
  it("counts calendar days and not 24 hours", () => {
    expect(getDaysAgo("2026-11-20T22:30:00Z", new Date("2026-11-20T23:30:00Z"), "Europe/Berlin")).toBe(1);
    expect(getDaysAgo("2026-11-20T23:30:00Z", new Date("2026-11-21T22:30:00Z"), "Europe/Berlin")).toBe(0);
  });

  it("is right over the end of summer time", () => {
    expect(getDaysAgo("2026-10-24T10:00:00Z", new Date("2026-10-26T10:00:00Z"), "Europe/Berlin")).toBe(2);
  });

  it("is negative for tomorrow, as with a clock that is wrong", () => {
    expect(getDaysAgo("2026-11-22T12:00:00Z", now, "Europe/Berlin")).toBe(-1);
  });
});

it("formats the time of day in the zone", () => {
  expect(formatTime("2026-11-21T09:05:00Z", berlin)).toBe("10:05");
  expect(formatTime("2026-11-21T09:05:00Z", { locale: "en-US", timeZone: "America/New_York" })).toMatch(/^4:05\sAM$/u);
});

it("formats the full moment", () => {
  expect(formatDateTime("2026-11-21T09:05:00Z", berlin)).toMatch(/^Saturday,? 21 November 2026 at 10:05$/u);
  expect(formatDateTime("2026-11-21T09:05:00Z", german)).toBe("Samstag, 21. November 2026 um 10:05");
});

it("formats a moment to come by its time, with its day when that is another one", () => {
  expect(formatMoment("2026-11-21T20:05:00Z", berlin, now)).toBe("21:05");
  expect(formatMoment("2026-11-23T07:00:00Z", berlin, now)).toBe("Mon 23 Nov, 8:00");
  expect(formatMoment("2026-11-23T07:00:00Z", german, now)).toBe("Mo., 23. Nov., 8:00");
});

describe("formatDay", () => {
  it.each([
    ["2026-11-21T00:00:00Z", "Today", "Heute"],
    ["2026-11-20T12:00:00Z", "Yesterday", "Gestern"],
    ["2026-11-14T12:00:00Z", "Saturday 14 November", "Samstag, 14. November"],
    ["2025-12-24T12:00:00Z", "Wednesday, 24 December 2025", "Mittwoch, 24. Dezember 2025"],
  ])("%s is %j and %j", (instant, english, inGerman) => {
    // Versions of the locale data differ in this comma.
    expect(formatDay(instant, berlin, now).replace(",", "")).toBe(english.replace(",", ""));
    expect(formatDay(instant, german, now)).toBe(inGerman);
  });
});

describe("formatListTime", () => {
  it.each([
    ["2026-11-21T09:05:00Z", "10:05", "10:05"],
    ["2026-11-20T12:00:00Z", "Fri", "Fr"],
    ["2026-11-15T12:00:00Z", "Sun", "So"],
    ["2026-11-14T12:00:00Z", "14 Nov", "14. Nov."],
    ["2025-12-24T12:00:00Z", "24/12/25", "24.12.25"],
  ])("%s is %j and %j", (instant, english, inGerman) => {
    expect(formatListTime(instant, berlin, now)).toBe(english);
    expect(formatListTime(instant, german, now)).toBe(inGerman);
  });
});

describe("formatAgo", () => {
  it.each([
    ["2026-11-21T16:29:40Z", "now", "jetzt"],
    ["2026-11-21T16:25:00Z", "5 minutes ago", "vor 5 Minuten"],
    ["2026-11-21T14:30:00Z", "2 hours ago", "vor 2 Stunden"],
    ["2026-11-20T14:30:00Z", "yesterday", "gestern"],
    ["2026-11-11T14:30:00Z", "10 days ago", "vor 10 Tagen"],
    ["2026-11-21T17:00:00Z", "now", "jetzt"],
  ])("%s is %j and %j", (instant, english, inGerman) => {
    expect(formatAgo(instant, "en", now)).toBe(english);
    expect(formatAgo(instant, "de", now)).toBe(inGerman);
  });
});
