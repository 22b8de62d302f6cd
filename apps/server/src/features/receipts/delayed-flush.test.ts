import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { allStored, DelayedFlush } from "./delayed-flush.js";

let flushes: number;
let refused: Error | null;
let failures: unknown[];
let delayed: DelayedFlush;

beforeEach(() => {
  vi.useFakeTimers();
  flushes = 0;
  refused = null;
  failures = [];
  delayed = new DelayedFlush({
    afterMs: 100,
    flush: async () => {
      flushes += 1;
      if (refused !== null) throw refused;
    },
    onFailure: (error) => failures.push(error),
  });
});
afterEach(() => {
  delayed.stop();
  vi.useRealTimers();
});

it("stores what gathers within the wait at once", async () => {
  delayed.soon();
  await vi.advanceTimersByTimeAsync(99);
  delayed.soon();
  expect(flushes).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(flushes).toBe(1);
});

it("tries again by itself, after twice the wait and never more than five seconds, until it is stored", async () => {
  refused = new Error("no");
  delayed.soon();
  await vi.advanceTimersByTimeAsync(100);
  await vi.advanceTimersByTimeAsync(199);
  expect(flushes).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(failures).toEqual([refused, refused]);
  await vi.advanceTimersByTimeAsync(60_000);
  const tried = flushes;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(flushes).toBe(tried + 1);
  refused = null;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(flushes).toBe(tried + 2);
});

it("stores nothing by itself once it is stopped", async () => {
  delayed.soon();
  delayed.stop();
  delayed.soon();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(flushes).toBe(0);
});

it("waits for all stores, and throws what the first that failed threw", async () => {
  const done: string[] = [];
  const late = Promise.resolve().then(() => void done.push("late"));
  await expect(
    allStored([Promise.reject(new Error("first")), late, Promise.reject(new Error("second"))]),
  ).rejects.toThrow("first");
  expect(done).toEqual(["late"]);
  await expect(allStored([])).resolves.toBeUndefined();
});
