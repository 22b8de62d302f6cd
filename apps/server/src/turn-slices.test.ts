import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TurnSlices } from "./turn-slices.js";

let now: number;
let done: number[];
/** Each piece of this work takes so many milliseconds. */
let tookMs: number;
let slices: TurnSlices<number>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setImmediate"] });
  [now, done, tookMs] = [0, [], 3];
  vi.spyOn(performance, "now").mockImplementation(() => now);
  slices = new TurnSlices((item) => {
    done.push(item);
    now += tookMs;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function addAll(...items: number[]): void {
  for (const item of items) slices.add(item);
}

it("does little work at once", () => {
  addAll(1, 2, 3);
  expect(done).toEqual([1, 2, 3]);
});

it("leaves what is too much for one turn to the next ones, in order", () => {
  addAll(1, 2, 3, 4, 5, 6, 7);
  expect(done).toEqual([1, 2, 3]);
  vi.runOnlyPendingTimers();
  expect(done).toEqual([1, 2, 3, 4, 5, 6]);
  vi.runOnlyPendingTimers();
  expect(done).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it("lets nothing new overtake what waits", () => {
  addAll(1, 2, 3, 4);
  vi.runOnlyPendingTimers();
  tookMs = 0;
  addAll(5);
  expect(done).toEqual([1, 2, 3, 4, 5]);
});

it("has its whole budget again in a turn in which nothing waited", () => {
  addAll(1, 2, 3);
  vi.runOnlyPendingTimers();
  addAll(4, 5, 6);
  expect(done).toEqual([1, 2, 3, 4, 5, 6]);
  expect(vi.getTimerCount()).toBe(1);
});
