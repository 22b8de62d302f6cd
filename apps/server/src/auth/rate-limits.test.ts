import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRateLimits, type RateLimits } from "./rate-limits.js";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2030-01-01T00:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

async function countTimes(limits: RateLimits, times: number, caller = "member:1"): Promise<void> {
  for (let call = 0; call < times; call++) await limits.count("send", caller);
}

const refused = (retryAfterMs: number) => ({
  reason: "RATE_LIMITED",
  code: "TOO_MANY_REQUESTS",
  details: { retryAfterMs },
});

describe("rate limits", () => {
  it("refuse the call above the allowance and tell the wait", async () => {
    const limits = createRateLimits();
    await countTimes(limits, 100);
    vi.advanceTimersByTime(2_000);
    await expect(limits.count("send", "member:1")).rejects.toMatchObject(refused(3_000));
  });

  it("let the caller in again after exactly that wait, however often they knocked", async () => {
    const limits = createRateLimits();
    await countTimes(limits, 100);
    for (let knock = 0; knock < 50; knock++)
      await expect(limits.count("send", "member:1")).rejects.toMatchObject(refused(5_000));
    vi.advanceTimersByTime(4_999);
    await expect(limits.count("send", "member:1")).rejects.toMatchObject(refused(1));
    vi.advanceTimersByTime(1);
    await expect(countTimes(limits, 100)).resolves.toBeUndefined();
  });

  it("count callers apart", async () => {
    const limits = createRateLimits();
    await countTimes(limits, 100, "member:1");
    await expect(countTimes(limits, 100, "member:2")).resolves.toBeUndefined();
  });

  it("count classes apart: typing and reading do not eat the budget for sending", async () => {
    const limits = createRateLimits();
    for (let call = 0; call < 250; call++) await limits.count("signal", "member:1");
    await expect(limits.count("signal", "member:1")).rejects.toMatchObject({ reason: "RATE_LIMITED" });
    await expect(countTimes(limits, 100)).resolves.toBeUndefined();
  });

  it("are never met by a busy chat client", async () => {
    const limits = createRateLimits();
    // ten minutes of: opening the app, then a message a second, reading with each, typing and searching all the time
    for (let call = 0; call < 30; call++) await limits.count("read", "member:1");
    for (let second = 0; second < 600; second++) {
      await limits.count("send", "member:1");
      for (let call = 0; call < 5; call++) await limits.count("read", "member:1");
      await limits.count("signal", "member:1");
      await limits.count("signal", "member:1");
      for (let call = 0; call < 4; call++) await limits.count("search", "member:1");
      vi.advanceTimersByTime(1_000);
    }
    expect(Date.now()).toBe(Date.parse("2030-01-01T00:10:00Z"));
  });

  it("are scaled for load runs, up and down, never to nothing", async () => {
    await expect(countTimes(createRateLimits({ scale: 3 }), 300)).resolves.toBeUndefined();
    const tight = createRateLimits({ scale: 0.000_1 });
    await countTimes(tight, 1);
    await expect(tight.count("send", "member:1")).rejects.toMatchObject({ reason: "RATE_LIMITED" });
  });

  it("pass a broken store's error on instead of calling it a limit", async () => {
    const broken = () => Promise.reject(new Error("store is gone"));
    const limits = createRateLimits({
      createLimiter: () => ({ consume: broken }),
    });
    await expect(limits.count("send", "member:1")).rejects.toThrow("store is gone");
  });
});
