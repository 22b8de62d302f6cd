import { describe, expect, it } from "vitest";
import { limiterContract } from "../testing/contracts/limiter-contract.js";
import { createMemoryLimiter, refusedFor } from "./limiter.js";

describe("counters of one process", () => {
  limiterContract(createMemoryLimiter);
});

describe("refusedFor", () => {
  it("passes a fault on instead of calling it a wait", () => {
    expect(() => refusedFor(new Error("store is gone"))).toThrow("store is gone");
  });
});
