import type { NotificationKind, NotificationLevel } from "@parley/api/server";
import { describe, expect, test } from "vitest";
import { type Circumstances, decide } from "./decide.js";

const QUIET_MOMENTS = ["plain", "muted", "do not disturb", "quiet hours", "active", "read"] as const;
type Moment = (typeof QUIET_MOMENTS)[number];

/**
 * L listed and counted on the bell, D heard on an open desktop, P pushed to a closed app, M mailed if it stays unread; "·" not
 * told at all. Columns: nothing special; muted; do not disturb; within quiet hours; before a device; read already.
 */
const TABLE: readonly [NotificationKind, NotificationLevel, ...string[]][] = [
  //                         plain   muted  dnd  quiet  active  read
  ["mention", "all", "LDPM", "L", "L", "L", "LD", "·"],
  ["mention", "mentions", "LDPM", "L", "L", "L", "LD", "·"],
  ["mention", "nothing", "·", "·", "·", "·", "·", "·"],
  ["here", "all", "LDPM", "·", "L", "L", "LD", "·"],
  ["here", "mentions", "LDPM", "·", "L", "L", "LD", "·"],
  ["here", "nothing", "·", "·", "·", "·", "·", "·"],
  ["everyone", "all", "LDPM", "·", "L", "L", "LD", "·"],
  ["everyone", "mentions", "LDPM", "·", "L", "L", "LD", "·"],
  ["everyone", "nothing", "·", "·", "·", "·", "·", "·"],
  ["keyword", "all", "LDPM", "·", "L", "L", "LD", "·"],
  ["keyword", "mentions", "LDPM", "·", "L", "L", "LD", "·"],
  ["keyword", "nothing", "·", "·", "·", "·", "·", "·"],
  ["direct", "all", "LDPM", "·", "L", "L", "LD", "·"],
  ["direct", "mentions", "·", "·", "·", "·", "·", "·"],
  ["direct", "nothing", "·", "·", "·", "·", "·", "·"],
  ["reply", "all", "LDPM", "·", "L", "L", "LD", "·"],
  ["reply", "mentions", "·", "·", "·", "·", "·", "·"],
  ["reply", "nothing", "·", "·", "·", "·", "·", "·"],
  ["reaction", "all", "L", "·", "L", "L", "L", "·"],
  ["reaction", "mentions", "·", "·", "·", "·", "·", "·"],
  ["reaction", "nothing", "·", "·", "·", "·", "·", "·"],
  ["added", "all", "LDPM", "L", "L", "L", "LD", "·"],
  ["added", "mentions", "LDPM", "L", "L", "L", "LD", "·"],
  ["added", "nothing", "LDPM", "L", "L", "L", "LD", "·"],
];

const PLAIN: Omit<Circumstances, "level"> = {
  muted: false,
  doNotDisturb: false,
  quietHours: false,
  active: false,
  read: false,
};
const AT: Record<Moment, Partial<Circumstances>> = {
  plain: {},
  muted: { muted: true },
  "do not disturb": { doNotDisturb: true },
  "quiet hours": { quietHours: true },
  active: { active: true },
  read: { read: true },
};

function channelsOf(kind: NotificationKind, circumstances: Circumstances): string {
  const { inApp, badge, desktop, push, digest } = decide(kind, circumstances);
  expect(badge, "what is listed is counted").toBe(inApp);
  return [inApp && "L", desktop && "D", push && "P", digest && "M"].filter(Boolean).join("") || "·";
}

describe("where it is told [F6.2]", () => {
  test.each(TABLE)("%s at level %s", (kind, level, ...expected) => {
    const channels = QUIET_MOMENTS.map((moment) => channelsOf(kind, { ...PLAIN, ...AT[moment], level }));
    expect(channels).toEqual(expected);
  });

  test("the table has a row for each kind and level", () => {
    const rows = new Set(TABLE.map(([kind, level]) => `${kind} ${level}`));
    expect(rows.size).toBe(8 * 3);
  });
});

describe("what kept it quiet can be told [F6.2]", () => {
  test.each([
    ["muting, before all else", { muted: true, doNotDisturb: true, quietHours: true }, "muted"],
    ["do not disturb", { doNotDisturb: true, quietHours: true }, "do-not-disturb"],
    ["quiet hours", { quietHours: true }, "quiet-hours"],
    ["nothing", {}, null],
  ])("%s", (_name, circumstances, silencedBy) => {
    expect(decide("mention", { ...PLAIN, level: "all", ...circumstances }).silencedBy).toBe(silencedBy);
  });

  test("what is never heard was not kept quiet by anything", () => {
    expect(decide("reaction", { ...PLAIN, level: "all", quietHours: true }).silencedBy).toBeNull();
  });
});
