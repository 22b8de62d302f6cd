import { expect, test } from "vitest";
import { ManualSurroundings } from "../testing/manual-surroundings.js";
import { Pause, waitBefore } from "./retry-pace.js";

const PACE = { firstMs: 1_000, maxMs: 10_000 };
const lowest = () => 0;
const highest = () => 0.999_999;

test("the first wait is spread from nothing to the first spread (SPEC R9)", () => {
  expect(waitBefore(0, PACE, lowest)).toBe(0);
  expect(waitBefore(0, PACE, highest)).toBe(1_000);
});

test.each([
  [1, 1_000, 2_000],
  [2, 2_000, 4_000],
  [3, 4_000, 8_000],
  [4, 5_000, 10_000],
  [50, 5_000, 10_000],
])("after %i failures it is between %i and %i", (failures, least, most) => {
  expect(waitBefore(failures, PACE, lowest)).toBe(least);
  expect(waitBefore(failures, PACE, highest)).toBe(most);
});

test("a told wait widens the spread and never narrows it (SPEC R9)", () => {
  expect(waitBefore(0, PACE, highest, 60_000)).toBe(60_000);
  expect(waitBefore(0, PACE, lowest, 60_000)).toBe(0);
  expect(waitBefore(3, PACE, highest, 10)).toBe(8_000);
});

test("a pause ends when its time is over", async () => {
  const surroundings = new ManualSurroundings();
  const ended: string[] = [];
  const waiting = new Pause(surroundings).wait(500).then(() => ended.push("over"));
  surroundings.advance(499);
  await Promise.resolve();
  expect(ended).toEqual([]);
  surroundings.advance(1);
  await waiting;
  expect(ended).toEqual(["over"]);
});

test("a pause that is cut ends at once and leaves no alarm", async () => {
  const surroundings = new ManualSurroundings();
  const pause = new Pause(surroundings);
  const waiting = pause.wait(500);
  pause.cut();
  await waiting;
  pause.cut();
  expect(surroundings.waiting).toBe(0);
});

test("a second wait cuts the first; no wait needs no alarm", async () => {
  const surroundings = new ManualSurroundings();
  const pause = new Pause(surroundings);
  const first = pause.wait(500);
  await pause.wait(0);
  await first;
  expect(surroundings.waiting).toBe(0);
});
