import { describe, expect, it } from "vitest";
import { LeaseBook, NOTHING_CHOSEN, standingChoice, statusOf } from "./lease-book.js";

const ADA = "w/ada";
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

describe("LeaseBook", () => {
  it("tells the first and the last connection of a member from those between", () => {
    const book = new LeaseBook();
    expect(book.open(ADA, "phone", NOTHING_CHOSEN)).toBe(true);
    expect(book.open(ADA, "desk", NOTHING_CHOSEN)).toBe(false);
    expect(book.close(ADA, "phone")).toBe(false);
    expect(book.close(ADA, "desk")).toBe(true);
    expect(book.find(ADA)).toBeUndefined();
  });

  it("closes nothing twice", () => {
    const book = new LeaseBook();
    book.open(ADA, "phone", NOTHING_CHOSEN);
    expect(book.close(ADA, "phone")).toBe(true);
    expect(book.close(ADA, "phone")).toBe(false);
  });

  it("knows whose a connection is", () => {
    const book = new LeaseBook();
    book.open(ADA, "phone", NOTHING_CHOSEN);
    expect(book.owns(ADA, "phone")).toBe(true);
    expect(book.owns("w/ben", "phone")).toBe(false);
    expect(book.owns(ADA, "desk")).toBe(false);
  });
});
