import { describe, expect, it } from "vitest";
import { postgresOptions, shareConnections } from "./postgres-options.js";

describe("postgresOptions", () => {
  const { types, backoff } = postgresOptions();

  it("reads bigint as number and refuses what a number cannot hold exactly", () => {
    expect(types.bigint.parse("9007199254740991")).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => types.bigint.parse("9007199254740992")).toThrow("too large");
  });

  it("writes moments given as text or as Date", () => {
    expect(types.date.serialize("2026-01-01T00:00:00.000Z")).toBe("2026-01-01T00:00:00.000Z");
    expect(types.date.serialize(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
  });

  it("waits longer from attempt to attempt, a second at most, and never the same for all", () => {
    const waits = (attempt: number) => Array.from({ length: 50 }, () => backoff(attempt));
    expect(Math.max(...waits(0))).toBeLessThanOrEqual(0.05);
    expect(Math.max(...waits(30))).toBeLessThanOrEqual(1);
    expect(Math.min(...waits(30))).toBeGreaterThanOrEqual(0.5);
    expect(new Set(waits(30)).size).toBeGreaterThan(1);
  });
});

describe("shareConnections", () => {
  it.each([
    [16, { transactions: 12, statements: 4 }],
    [2, { transactions: 1, statements: 1 }],
    [1, { transactions: 1, statements: 1 }],
  ])("shares out %i", (max, expected) => {
    expect(shareConnections(max)).toEqual(expected);
  });
});
