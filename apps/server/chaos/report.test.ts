import { expect, test } from "vitest";
import type { Finding } from "./checker/finding.js";
import { type ChaosReport, failuresOf, formatReport, type Struck } from "./report.js";

const STARTED = 1_000_000;
const struck: Struck = { kind: "node-killed", atMs: 5_000, heldMs: 900, recoveredMs: 200, detail: "server-1" };
const finding: Finding = {
  fault: "lost",
  what: "it was not shown to somebody who had to see it",
  client: "w1-m2-d1",
  workspaceId: "w1",
  seq: 17,
  type: "message.sent",
  at: STARTED + 6_000,
};

function reportOf(over: Partial<ChaosReport> = {}): ChaosReport {
  return {
    seed: 42,
    seconds: 60,
    engine: "cluster",
    clients: 228,
    deliveries: 131_405,
    sends: { attempts: 5, acknowledged: 4, messages: 3, repeated: 1, costOfFailover: [], failed: { OVERLOADED: 1 } },
    sentWithoutRedis: 12,
    failedWithoutRedis: [],
    snapshots: 230,
    resumes: 50,
    resets: { OTHER_HISTORY: 2 },
    needlessResets: 1,
    heldBack: 12,
    reactions: 34,
    deeds: { say: 9, pin: 2 },
    refused: { "pin ROLE_TOO_LOW": 1 },
    foundBySearch: 40,
    scheduled: { sent: 3, cancelled: 1, waiting: 2, failed: 0, discarded: 0, costOfFailover: 0 },
    recounted: 77,
    reckonedFromLost: 1,
    untold: 5,
    faults: { "node-killed": 1 },
    timeline: [struck],
    lost: 0,
    doubled: 0,
    leaked: 0,
    disordered: 0,
    findings: [],
    violations: [],
    ...over,
  };
}

test("the last line is the verdict, and the one before it has the counts", () => {
  const lines = formatReport(reportOf(), STARTED).split("\n");
  expect(lines.at(-1)).toBe("lost 0, doubled 0, leaked 0, disordered 0");
  expect(lines.at(-2)).toBe("4 sends acknowledged, 131405 deliveries, 1 faults");
});

test("it tells the seed, every fault and how long it took to recover", () => {
  const text = formatReport(reportOf(), STARTED);
  expect(text).toContain("Seed 42, 60 s, cluster, 228 clients");
  expect(text).toMatch(/5\.0 s {2}node-killed +0\.9 s, recovered in 0\.2 s {2}server-1/);
  expect(text).toContain("resets: OTHER_HISTORY 2, 1 of them without need");
  expect(text).toContain("OVERLOADED 1");
  expect(text).toContain("Held back from who came back too late for it: 12 events; reactions counted: 34");
  expect(text).toContain("Deeds: pin 2, say 9; refused: pin ROLE_TOO_LOW 1");
  expect(text).toContain("Found by searches: 40 messages; to be sent later: cancelled 1");
  expect(text).toContain("Recounted: 77 places; reckoned from what was lost: 1; read elsewhere untold: 5");
});

test("a broken promise comes with its client, its place and the faults around it", () => {
  const far = { ...struck, kind: "failover", atMs: 40_000 };
  const text = formatReport(reportOf({ lost: 1, findings: [finding], timeline: [struck, far] }), STARTED);
  expect(text).toContain("lost: message.sent 17 of w1, w1-m2-d1, at 6.0 s");
  expect(text).toContain("around: node-killed at 5.0 s");
  expect(text).not.toContain("around: node-killed at 5.0 s, failover");
  expect(text.endsWith("lost 1, doubled 0, leaked 0, disordered 0")).toBe(true);
});

test("many findings are shown in part, and counted", () => {
  const findings = Array.from({ length: 25 }, () => finding);
  expect(formatReport(reportOf({ findings, lost: 25 }), STARTED)).toContain("… and 5 more, in the file");
});

test("failures name the seed that repeats them", () => {
  expect(failuresOf(reportOf(), STARTED)).toEqual([]);
  const [lost, violated] = failuresOf(reportOf({ findings: [finding], violations: ["INTERNAL"] }), STARTED);
  expect(lost).toMatch(/^seed 42, cluster: lost: message.sent 17/);
  expect(violated).toBe("seed 42, cluster: INTERNAL");
});

test("a fault that could not be done as planned is told", () => {
  const text = formatReport(reportOf({ timeline: [{ ...struck, failed: "no node could be caught" }] }), STARTED);
  expect(text).toContain("NOT AS PLANNED: no node could be caught");
});
