import { expect, test, vi } from "vitest";
import { attempt, insist, isDone } from "./attempt.js";

const refusal = (reason: string, retryAfterMs?: number) =>
  Object.assign(new Error(reason), { data: { reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) } });

test("an answer, a refusal and silence are told apart", async () => {
  const done = await attempt(() => Promise.resolve(7), 1_000);
  expect(isDone(done) && done.result).toBe(7);
  expect(await attempt(() => Promise.reject(refusal("OVERLOADED", 250)), 1_000)).toEqual({
    outcome: "OVERLOADED",
    passing: true,
    retryAfterMs: 250,
  });
  expect(await attempt(() => Promise.reject(refusal("NOT_FOUND")), 1_000)).toMatchObject({ passing: false });
  expect(await attempt(() => Promise.reject(new TypeError("fetch failed")), 1_000)).toMatchObject({
    outcome: "network",
    passing: true,
  });
});

test("a call that never ends is given up", async () => {
  const never = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
  expect(await attempt(never, 10)).toMatchObject({ outcome: "network" });
});

test("insisting goes on while the reason passes, and ends with the first that does not", async () => {
  const call = vi
    .fn<() => Promise<number>>()
    .mockRejectedValueOnce(refusal("DATABASE_UNAVAILABLE"))
    .mockRejectedValueOnce(new TypeError("fetch failed"))
    .mockResolvedValueOnce(1);
  expect(await insist(call)).toBe(true);
  expect(call).toHaveBeenCalledTimes(3);
  expect(await insist(() => Promise.reject(refusal("ALREADY_MEMBER")))).toBe(false);
});
