import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isConnectionError } from "../errors/sql-state.js";
import { answerWithin } from "./answer-within.js";

describe("answerWithin", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("passes an answer on and leaves no timer behind", async () => {
    await expect(answerWithin(1000, Promise.resolve(7))).resolves.toBe(7);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("passes a failure on", async () => {
    await expect(answerWithin(1000, Promise.reject(new Error("refused")))).rejects.toThrow("refused");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("gives up as a connection error when nothing comes", async () => {
    const silent = answerWithin(1500, new Promise(() => {}));
    const failed = silent.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1500);
    expect(isConnectionError(await failed)).toBe(true);
    await expect(silent).rejects.toThrow("no answer within 1.5 seconds");
  });
});
