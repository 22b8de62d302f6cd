import { LIMITS } from "@parley/api/server";
import { beforeEach, describe, expect, it } from "vitest";
import { createTestClock, type TestClock } from "../../testing/fakes/test-clock.js";
import { TypingPace } from "./typing-pace.js";

let clock: TestClock;
let pace: TypingPace;
beforeEach(() => {
  clock = createTestClock();
  pace = new TypingPace(clock);
});

describe("the pace of typing [F5.4]", () => {
  it("is one signal in three seconds, for each writer by themselves", () => {
    const admitted = Array.from({ length: 10 }, () => pace.admits("ada", true));
    expect(admitted.filter(Boolean)).toHaveLength(1);
    expect(pace.admits("ben", true)).toBe(true);
    clock.advance(LIMITS.typing.everyMs);
    expect(pace.admits("ada", true)).toBe(true);
  });

  it("lets the end of what was told through once, and is not quickened by ends", () => {
    expect(pace.admits("ada", false)).toBe(false);
    expect(pace.admits("ada", true)).toBe(true);
    expect([pace.admits("ada", false), pace.admits("ada", false)]).toEqual([true, false]);
    expect(pace.admits("ada", true)).toBe(false);
    clock.advance(LIMITS.typing.everyMs);
    expect(pace.admits("ada", true)).toBe(true);
  });

  it("tells no end of what has run out by itself", () => {
    pace.admits("ada", true);
    clock.advance(LIMITS.typing.holdMs);
    expect(pace.admits("ada", false)).toBe(false);
  });

  it("remembers no more than it may, the last ones", () => {
    const small = new TypingPace(clock, 2);
    for (const writer of ["ada", "ben", "cem"]) expect(small.admits(writer, true)).toBe(true);
    expect(small.admits("cem", true)).toBe(false);
    expect(small.admits("ada", true)).toBe(true);
  });
});
