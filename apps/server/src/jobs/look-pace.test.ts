import { expect, it } from "vitest";
import { LookPace } from "./look-pace.js";

it("looks soon after something was enqueued, and rests in the end while nothing happens", () => {
  const pace = new LookPace(2_000);
  expect(pace.quicken()).toBe(20);
  const waits = Array.from({ length: 9 }, () => pace.slacken(null));
  expect(waits).toEqual([40, 80, 160, 320, 640, 1_280, 2_000, 2_000, 2_000]);
  expect(pace.quicken()).toBe(20);
  expect(pace.slacken(null)).toBe(40);
});

it("is there when the next job is due, and no later than its rest", () => {
  const pace = new LookPace(30_000);
  for (let looks = 0; looks < 20; looks += 1) pace.slacken(null);
  expect(pace.slacken(1_234)).toBe(1_234);
  expect(pace.slacken(86_400_000)).toBe(30_000);
  expect(pace.slacken(0)).toBe(1);
});
