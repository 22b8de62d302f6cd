import { expect, test } from "vitest";
import { jobOf } from "./chaos.mjs";

test("without arguments it is a minute of everything on a whole cluster, with a seed of its own", () => {
  const [one, other] = [jobOf([]), jobOf([])];
  expect(one).toMatchObject({ engine: "cluster", seconds: 60, faults: true, plant: null });
  expect(one.size.workspaces * one.size.people).toBeGreaterThanOrEqual(200);
  expect(one.seed).not.toBe(other.seed);
});

test("people do everything there is to do, unless they are to keep to messages", () => {
  expect(jobOf([])).toMatchObject({ pace: null });
  expect(jobOf(["--messages"])).toMatchObject({ pace: "messages" });
});

test("a seed is repeated, and its report found by it", () => {
  const job = jobOf(["--seed", "42", "--seconds", "900", "--embedded"]);
  expect(job).toMatchObject({ engine: "embedded", seed: 42, seconds: 900 });
  expect(job.file).toMatch(/\.parley[/\\]chaos[/\\]embedded-42\.json$/);
});

test("a defect can be planted into a calm run", () => {
  expect(jobOf(["--calm", "--plant", "leaked"])).toMatchObject({ faults: false, plant: "leaked" });
});

test.each([
  [["--seed", "x"], "--seed is a whole number"],
  [["--seconds", "0"], "--seconds is a whole number"],
  [
    ["--plant", "chaos"],
    "--plant is one of lost, doubled, leaked, disordered, reset, personal, miscount, search, not chaos.",
  ],
])("%j is refused with a sentence", (args, sentence) => {
  expect(() => jobOf(args)).toThrow(sentence);
});
