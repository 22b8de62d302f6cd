import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../lib/paths.mjs";
import { Checkout } from "../testing/checkout.mjs";

const FANOUT = `import type { Bench } from "../../../scripts/bench-contract.ts";
export const benches: Bench[] = [
  { name: "fanout.single", run: async ({ log }) => {
      log("warming up");
      return [{ value: 2, unit: "x", ratio: 1.2, reference: "raw ws", n: 5, goal: { of: "ratio", atLeast: 1.15 } },
        { name: "fanout.single.cpu", value: 0.9, unit: "share", n: 5, goal: { of: "value", atMost: 0.85 } }];
  } },
  { name: "fanout.burst8", run: async () => ({ value: process.pid, unit: "pid", n: 1 }) },
];`;
const SEND = `export const benches = [
  { name: "send.one", run: async () => ({ value: process.pid, unit: "pid", n: 1 }) },
  { name: "send.broken", run: async () => { throw new Error("no database"); } },
];`;

function checkout() {
  const made = new Checkout({
    "apps/server/bench/fanout.bench.ts": FANOUT,
    "packages/db/bench/send.bench.ts": SEND,
    "packages/db/bench/helper.ts": "throw new Error('not a benchmark')",
  });
  symlinkSync(join(root, "node_modules"), join(made.path, "node_modules"));
  return made.stamp();
}

test("picked benchmarks run, make a table with their goals, and a file for other programs", async () => {
  const made = checkout();
  const { code, output } = await made.run("bench", ["--only", "fanout.single", "--json", "out/../figures.json"]);
  expect(output).toContain("fanout.single: warming up");
  expect(output).toMatch(/fanout\.single +2\.00 +x +1\.20 +raw ws +5 +≥ 1\.15 +met/);
  expect(output).toMatch(/fanout\.single\.cpu +0\.900 +share +5 +≤ 0\.85 +missed/);
  expect(output).not.toContain("send.one");
  expect(code).toBe(0);
  const figures = /** @type {{ name: string, ratio: number | null }[]} */ (
    JSON.parse(readFileSync(join(made.path, "figures.json"), "utf8"))
  );
  expect(figures.map(({ name, ratio }) => [name, ratio])).toEqual([
    ["fanout.single", 1.2],
    ["fanout.single.cpu", null],
  ]);
});

test("every file has a process of its own, and one that fails is told without losing the others", async () => {
  const { code, output } = await checkout().run("bench");
  const pids = [...output.matchAll(/^\S+ +([\d,]+) +pid/gm)].map((match) => match[1]);
  expect(new Set(pids).size).toBe(2);
  expect(output).toMatch(/send\.broken: Error: no database\n +at /);
  expect(output).toContain("Failed: Not every benchmark ran to its end.");
  expect(code).toBe(1);
});

test("a name nobody has is told", async () => {
  const { code, output } = await checkout().run("bench", ["--only", "nothing"]);
  expect(output).toContain("Failed: No benchmark is called nothing.");
  expect(code).toBe(1);
});
