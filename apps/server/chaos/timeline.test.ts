import { expect, test } from "vitest";
import type { SendAttempt } from "./checker/journal.js";
import type { Struck } from "./report.js";
import { countKinds, forgottenSpans, sparedSpans, violationsOf } from "./timeline.js";

const struck = (kind: string, over: Partial<Struck> = {}): Struck => ({
  kind,
  atMs: 1_000,
  heldMs: 500,
  detail: "",
  ...over,
});
const LATE: SendAttempt = {
  client: "ann 1",
  workspaceId: "w",
  nonce: "n",
  startedAt: 1,
  endedAt: 2,
  outcome: "network",
};
const GOOD = {
  failed: { OVERLOADED: 3, network: 9 },
  spared: 12,
  failedWhenSpared: [],
  heldBack: 4,
  refused: { "pin ROLE_TOO_LOW": 2 },
};

test("kinds of faults are counted", () => {
  expect(countKinds([struck("a"), struck("b"), struck("a")])).toEqual({ a: 2, b: 1 });
});

test("sends must go on while Redis is away, and only then", () => {
  const timeline = [
    struck("redis-killed"),
    struck("node-killed", { atMs: 4_000 }),
    struck("redis-frozen", { atMs: 9_000, heldMs: 2 }),
    struck("clients-away", { atMs: 9_001 }),
  ];
  expect(sparedSpans(timeline, 100)).toEqual([
    { from: 1_100, to: 1_600, brokenAt: 4_100 },
    { from: 9_100, to: 9_102, brokenAt: Number.POSITIVE_INFINITY },
  ]);
});

test("nothing is asked of sends while calls were being broken as well", () => {
  const late = struck("connections-half-open", { atMs: 1_900, heldMs: 6_000 });
  expect(sparedSpans([struck("redis-killed"), late, struck("redis-frozen", { atMs: 9_000 })], 0)).toEqual([
    { from: 9_000, to: 9_500, brokenAt: Number.POSITIVE_INFINITY },
  ]);
});

test("a fault need not come to what it is for each time, and has to once", () => {
  const unproven = struck("readers-stopped", { detail: "none was closed", unproven: true });
  expect(violationsOf([unproven, struck("readers-stopped")], GOOD)).toEqual([]);
  expect(violationsOf([unproven, struck("node-killed")], GOOD)).toEqual(["readers-stopped: none was closed"]);
});

test("answers may be forgotten around a failover and the death of a node, and at no other time", () => {
  expect(forgottenSpans([struck("failover"), struck("postgres-killed")], 10_000)).toEqual([
    { from: 9_500, to: 11_500 },
  ]);
});

test("a run in which everything struck as planned violates nothing", () => {
  expect(violationsOf([struck("node-killed"), struck("removed-and-back")], GOOD)).toEqual([]);
});

test.each([
  ["a fault that could not be done", [struck("failover", { failed: "no standby" })], {}, "failover: no standby"],
  [
    "a send that failed without Redis",
    [],
    { failedWhenSpared: [LATE, LATE] },
    "2 sends failed while Redis was away: network 2",
  ],
  ["a time without Redis in which nobody sent", [struck("redis-killed")], { spared: 0 }, "nobody sent anything"],
  ["a send that failed without a reason", [], { failed: { INTERNAL: 1 } }, "1 sends failed without a reason"],
  ["a deed that failed without a reason", [], { refused: { "pin INTERNAL": 1 } }, "1 times a deed failed"],
  ["a leak check that had nothing to check", [struck("removed-and-back")], { heldBack: 0 }, "anything to be kept from"],
])("%s is told", (_name, timeline, over, told) => {
  expect(violationsOf(timeline, { ...GOOD, ...over })).toEqual([expect.stringContaining(told)]);
});

test("where nobody was put out, nothing need have been held back", () => {
  expect(violationsOf([struck("node-killed")], { ...GOOD, heldBack: 0 })).toEqual([]);
});
