// @vitest-environment node
import { expect, it } from "vitest";
import { getContrast, oklchToLinearRgb } from "./oklch-contrast";

it("gives black and white the greatest contrast there is", () => {
  expect(getContrast(oklchToLinearRgb(1, 0, 0), oklchToLinearRgb(0, 0, 0))).toBeCloseTo(21, 1);
});

it("does not depend on the order", () => {
  const one = oklchToLinearRgb(0.3, 0.1, 20);
  const other = oklchToLinearRgb(0.9, 0.02, 200);
  expect(getContrast(one, other)).toBe(getContrast(other, one));
});

it("knows the CSS colour red, oklch(0.628 0.2577 29.23)", () => {
  const [red, green, blue] = oklchToLinearRgb(0.62796, 0.25768, 29.234);
  expect(red).toBeCloseTo(1, 2);
  expect(green).toBeCloseTo(0, 2);
  expect(blue).toBeCloseTo(0, 2);
});
