import { describe, expect, it } from "vitest";
import { NOTHING_CHOSEN, standingChoice, statusOf } from "./chosen-status.js";

const leases = (...idle: boolean[]) => new Map(idle.map((value, index) => [String(index), { idle: value }]));

describe("statusOf", () => {
  it.each([
    ["nobody connected", [], "online", "offline"],
    ["nobody connected, whatever was chosen", [], "dnd", "offline"],
    ["active on one of two devices", [true, false], "online", "online"],
    ["idle on all devices", [true, true], "online", "away"],
    ["away by choice, though active", [false], "away", "away"],
    ["do not disturb, though idle", [true], "dnd", "dnd"],
    ["invisible", [false], "invisible", "offline"],
  ] as const)("%s", (_name, idle, status, shown) => {
    expect(statusOf(leases(...idle), { ...NOTHING_CHOSEN, status })).toBe(shown);
  });
});

describe("standingChoice", () => {
  it("lets a choice run out, and keeps when they were last seen", () => {
    const chosen = {
      status: "dnd",
      until: 1_000,
      text: "Notary",
      emoji: null,
      lastSeenAt: "2026-01-01T00:00:00.000Z",
    } as const;
    expect(standingChoice(chosen, 999)).toBe(chosen);
    expect(standingChoice(chosen, 1_000)).toEqual({ ...NOTHING_CHOSEN, lastSeenAt: chosen.lastSeenAt });
  });
});
