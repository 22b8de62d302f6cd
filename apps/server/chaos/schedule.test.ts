import { expect, test } from "vitest";
import { CLUSTER_FAULTS, EMBEDDED_FAULTS } from "./faults/index.js";
import { planFaults } from "./schedule.js";

const plan = (seed: number, seconds: number) => planFaults(seed, seconds, CLUSTER_FAULTS);
const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

test("the same seed gives the same schedule, another one another", () => {
  expect(plan(42, 60)).toEqual(plan(42, 60));
  expect(plan(42, 60)).not.toEqual(plan(43, 60));
});

test.each([20, 60, 300])("every kind of fault strikes at least once in %i s, with any seed", (seconds) => {
  for (const faults of [CLUSTER_FAULTS, EMBEDDED_FAULTS])
    for (const seed of seeds) {
      const kinds = new Set(planFaults(seed, seconds, faults).map(({ kind }) => kind));
      expect([...kinds].sort()).toEqual(faults.map(({ kind }) => kind).sort());
    }
});

test("a longer run has more rounds of them", () => {
  const count = (seconds: number) => plan(1, seconds).filter(({ kind }) => kind === "node-killed").length;
  expect([count(60), count(120), count(900)]).toEqual([1, 2, 15]);
});

test("every fault is lifted before the run ends", () => {
  for (const seed of seeds)
    for (const { atMs, holdMs } of plan(seed, 60)) {
      expect(atMs).toBeGreaterThanOrEqual(2_000);
      expect(atMs + holdMs).toBeLessThanOrEqual(58_000);
    }
});

test("servers are struck one at a time, with quiet in between", () => {
  for (const seed of seeds) {
    const struck = plan(seed, 60).filter(({ track }) => track === "servers");
    for (const [index, fault] of struck.slice(1).entries()) {
      const before = struck[index];
      expect(fault.atMs - ((before?.atMs ?? 0) + (before?.holdMs ?? 0))).toBeGreaterThan(1_500);
    }
  }
});

test("while sends must go on untouched, nothing breaks calls", () => {
  const breaks = new Set(CLUSTER_FAULTS.flatMap(({ kind, breaksCalls }) => (breaksCalls === true ? [kind] : [])));
  const harmless = new Set(CLUSTER_FAULTS.flatMap(({ kind, harmless: is }) => (is === true ? [kind] : [])));
  expect(breaks.size).toBeGreaterThan(0);
  expect(harmless.size).toBeGreaterThan(0);
  for (const seed of seeds) {
    const planned = plan(seed, 60);
    for (const spared of planned.filter(({ kind }) => harmless.has(kind)))
      for (const fault of planned.filter(({ kind, track }) => track === "clients" && breaks.has(kind)))
        expect(fault.atMs >= spared.atMs + spared.holdMs || fault.atMs + fault.holdMs <= spared.atMs).toBe(true);
  }
});
