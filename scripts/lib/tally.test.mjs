import { expect, test, vi } from "vitest";
import { summarise, timed } from "./tally.mjs";

/** @type {import("./tally.mjs").SuiteResult} */
const good = { name: "unit", passed: 12, failures: [], skipped: [], milliseconds: 1_500 };
const bad = { ...good, name: "types", passed: 0, failures: ["exit code 1"] };
const partly = { ...good, name: "browser", passed: 3, skipped: [{ name: "the calls", reason: "no camera" }] };

/** @param {string} text */
const lastLine = (text) => text.split("\n").at(-1);

test("the last line sums up all suites", () => {
  const { text, ok } = summarise([good, partly], { nothingSkipped: false });
  expect(lastLine(text)).toBe("15 passed, 0 failed, 1 skipped");
  expect(ok).toBe(true);
});

test("every skipped thing is named with its reason", () => {
  const { text } = summarise([partly], { nothingSkipped: false });
  expect(text).toContain("Skipped\n  browser: the calls skipped (no camera)");
});

test("one failure fails the run and is named", () => {
  const { text, ok } = summarise([good, bad], { nothingSkipped: false });
  expect(ok).toBe(false);
  expect(text).toContain("Failed\n  types: exit code 1");
  expect(lastLine(text)).toBe("12 passed, 1 failed, 0 skipped");
});

test("where nothing may be skipped, what is skipped has failed", () => {
  const { text, ok } = summarise([good, partly], { nothingSkipped: true });
  expect(ok).toBe(false);
  expect(lastLine(text)).toBe("15 passed, 1 failed, 0 skipped");
  expect(text).toContain("Failed\n  browser: the calls skipped (no camera)");
});

test("notes are shown and change nothing", () => {
  const { text, ok } = summarise([{ ...good, notes: ["a test passed only when run again"] }], { nothingSkipped: true });
  expect(ok).toBe(true);
  expect(text).toContain("Worth knowing\n  unit: a test passed only when run again");
});

test("a suite is timed, and its throw is its failure", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue(undefined);
  const fine = await timed("a", () => Promise.resolve({ passed: 1, failures: [], skipped: [] }));
  const broken = await timed("b", () => Promise.reject(new Error("no runner")));
  expect(fine).toMatchObject({ name: "a", passed: 1, failures: [] });
  expect(fine.milliseconds).toBeGreaterThanOrEqual(0);
  expect(broken).toMatchObject({ name: "b", passed: 0, failures: ["no runner"] });
  expect(log).toHaveBeenCalledOnce();
});
