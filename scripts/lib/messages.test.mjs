import { expect, test, vi } from "vitest";
import { duration, step } from "./messages.mjs";

test.each([
  [40, "0.0 s"],
  [840, "0.8 s"],
  [9_900, "9.9 s"],
  [42_300, "42 s"],
  [99_400, "99 s"],
  [100_000, "1 min 40 s"],
  [179_800, "3 min 0 s"],
])("%d ms reads as %s", (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});

test("a step tells what it does and how long it took, and passes the result on", async () => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const result = await step("Counting", () => Promise.resolve(3));
  const said = write.mock.calls.map(([text]) => text).join("");
  expect(result).toBe(3);
  expect(said).toMatch(/^Counting … 0\.\d s\n$/);
});

test("a step that fails says so and passes the failure on", async () => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await expect(step("Counting", () => Promise.reject(new Error("three is missing")))).rejects.toThrow(
    "three is missing",
  );
  expect(write.mock.calls.map(([text]) => text).join("")).toBe("Counting … failed\n");
});
