import { expect, test } from "vitest";
import { Choices } from "./choices.js";

const draw = (seed: string) => {
  const choices = new Choices(seed);
  return Array.from({ length: 50 }, () => choices.between(1, 6));
};

test("one seed always makes the same choices, another one others", () => {
  expect(draw("sales")).toEqual(draw("sales"));
  expect(draw("sales")).not.toEqual(draw("salet"));
});

test("every number between the bounds comes up, none beyond them", () => {
  const seen = new Set(draw("dice").concat(draw("more dice")));
  expect(seen).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});

test("shuffling keeps every item once", () => {
  const items = Array.from({ length: 30 }, (_, index) => index);
  const shuffled = new Choices("cards").shuffled(items);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((one, other) => one - other)).toEqual(items);
});

test("there is no choice among nothing", () => {
  expect(() => new Choices("none").oneOf([])).toThrow(RangeError);
});
