import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSignInAttempts, type SignInAttempts } from "./sign-in-attempts.js";

const EMAIL = "ada@example.com";
const IP = "192.0.2.1";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2030-01-01T00:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

async function fail(attempts: SignInAttempts, times: number, email = EMAIL, ip = IP): Promise<void> {
  for (let attempt = 0; attempt < times; attempt++) await attempts.begin(email, ip);
}

/** What an attempt is told to wait now; 0 when it is let through. */
async function waitOf(attempts: SignInAttempts, email = EMAIL, ip = IP): Promise<number> {
  return attempts.begin(email, ip).then(
    () => 0,
    (error: { reason: string; details: { retryAfterMs: number } }) => {
      expect(error.reason).toBe("RATE_LIMITED");
      return error.details.retryAfterMs;
    },
  );
}

describe("sign-in attempts", () => {
  it("cost nothing for somebody who mistypes a few times", async () => {
    const attempts = createSignInAttempts();
    await expect(fail(attempts, 6)).resolves.toBeUndefined();
  });

  it("wait twice as long after each further failure, up to a quarter of an hour", async () => {
    const attempts = createSignInAttempts();
    await fail(attempts, 6);
    const waits: number[] = [];
    for (let failure = 0; failure < 12; failure++) {
      const wait = await waitOf(attempts);
      waits.push(wait / 1_000);
      vi.advanceTimersByTime(wait);
      await fail(attempts, 1);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it("do not wait longer for knocking while they wait", async () => {
    const attempts = createSignInAttempts();
    await fail(attempts, 6);
    for (let knock = 0; knock < 20; knock++) expect(await waitOf(attempts)).toBe(2_000);
    vi.advanceTimersByTime(2_000);
    await fail(attempts, 1);
    expect(await waitOf(attempts)).toBe(4_000);
  });

  it("let no more through when they come all at once", async () => {
    const attempts = createSignInAttempts();
    const outcomes = await Promise.allSettled(Array.from({ length: 200 }, () => attempts.begin(EMAIL, IP)));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(6);
  });

  it("are forgotten once the right password came", async () => {
    const attempts = createSignInAttempts();
    await fail(attempts, 6);
    vi.advanceTimersByTime(2_000);
    await (await attempts.begin(EMAIL, IP)).succeeded();
    await expect(fail(attempts, 6)).resolves.toBeUndefined();
  });

  it("do not count when the password was never looked at", async () => {
    const attempts = createSignInAttempts();
    for (let attempt = 0; attempt < 200; attempt++) await (await attempts.begin(EMAIL, IP)).cancelled();
    expect(await waitOf(attempts)).toBe(0);
  });

  it("from elsewhere do not lock the owner of the account out", async () => {
    const attempts = createSignInAttempts();
    await fail(attempts, 6, EMAIL, "198.51.100.9");
    expect(await waitOf(attempts, EMAIL, "198.51.100.9")).toBe(2_000);
    expect(await waitOf(attempts, EMAIL, IP)).toBe(0);
  });

  it("from many addresses on one account are slowed too", async () => {
    const attempts = createSignInAttempts();
    for (let host = 0; host < 51; host++) await attempts.begin(EMAIL, `198.51.100.${host}`);
    expect(await waitOf(attempts, EMAIL, "203.0.113.1")).toBe(1_000);
    expect(await waitOf(attempts, "grace@example.com", "203.0.113.1")).toBe(0);
  });

  it("on many accounts from one address are slowed too, and success is no way around", async () => {
    const attempts = createSignInAttempts();
    for (let account = 0; account < 100; account++) {
      await (await attempts.begin("mallory@example.com", IP)).succeeded();
      await attempts.begin(`person-${account}@example.com`, IP);
    }
    await attempts.begin("mallory@example.com", IP);
    expect(await waitOf(attempts, "next@example.com", IP)).toBe(1_000);
    expect(await waitOf(attempts, "next@example.com", "203.0.113.1")).toBe(0);
  });
});
