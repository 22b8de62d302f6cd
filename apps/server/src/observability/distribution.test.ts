import { describe, expect, it } from "vitest";
import { Distribution } from "./distribution.js";

describe("Distribution", () => {
  it("counts what does not lie above each bound, and everything in all", () => {
    const distribution = new Distribution([1, 10]);
    for (const value of [0, 1, 1.5, 10, 11, 1_000]) distribution.add(value);
    expect(distribution.cumulative()).toEqual([
      { bound: 1, count: 2 },
      { bound: 10, count: 4 },
    ]);
    expect([distribution.count, distribution.sum]).toEqual([6, 1_023.5]);
  });

  it("takes a value several times at once", () => {
    const distribution = new Distribution([1]);
    distribution.add(0.5, 1_000);
    expect(distribution.cumulative()).toEqual([{ bound: 1, count: 1_000 }]);
    expect([distribution.count, distribution.sum]).toEqual([1_000, 500]);
  });
});
