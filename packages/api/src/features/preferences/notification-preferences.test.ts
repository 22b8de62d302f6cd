import { describe, expect, test } from "vitest";
import { faultsOf } from "../../testing/faults.js";
import { NotificationPreferencesInput } from "./notification-preferences.js";

const quietHours = { days: [1, 7], from: "22:00", to: "07:30", timeZone: "Europe/Berlin" };

describe("notification preferences", () => {
  test("take what is given, and leave the rest out", () => {
    expect(NotificationPreferencesInput.parse({ keywords: [" Schlüssel "] })).toEqual({ keywords: ["Schlüssel"] });
    expect(NotificationPreferencesInput.parse({ quietHours: null })).toEqual({ quietHours: null });
    expect(NotificationPreferencesInput.parse({ quietHours })).toEqual({ quietHours });
  });

  test.each([
    [{ keywords: ["a"] }, ["keywords.0: too_small"]],
    [{ keywords: ["…!?"] }, ["keywords.0: NO_LETTERS"]],
    [{ keywords: ["x".repeat(41)] }, ["keywords.0: too_big"]],
    [{ keywords: Array.from({ length: 21 }, (_, index) => `word ${index}`) }, ["keywords: too_big"]],
    [{ quietHours: { ...quietHours, from: "24:00" } }, ["quietHours.from: invalid_format"]],
    [{ quietHours: { ...quietHours, to: "7:30" } }, ["quietHours.to: invalid_format"]],
    [{ quietHours: { ...quietHours, days: [] } }, ["quietHours.days: too_small"]],
    [{ quietHours: { ...quietHours, days: [1, 1] } }, ["quietHours.days: REPEATED"]],
    [{ quietHours: { ...quietHours, days: [0] } }, ["quietHours.days.0: too_small"]],
    [{ quietHours: { ...quietHours, timeZone: "Europe/Atlantis" } }, ["quietHours.timeZone: UNKNOWN_TIME_ZONE"]],
    [{ language: "fr" }, ["language: invalid_value"]],
    [{ emailDigest: "yes" }, ["emailDigest: invalid_type"]],
    [{ defaultLevel: "loud" }, ["defaultLevel: invalid_value"]],
  ])("not %j", (input, faults) => expect(faultsOf(NotificationPreferencesInput, input)).toEqual(faults));
});
