import { expect, test } from "vitest";
import { Random } from "./random.js";

const draws = (seed: number) => {
  const random = new Random(seed);
  return Array.from({ length: 50 }, () => random.between(1, 1_000));
};

test("the same seed gives the same numbers, another one others", () => {
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
});

test("numbers spread over the whole range, both ends included", () => {
  const random = new Random(1);
  const seen = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
  expect([...seen].sort((one, other) => one - other)).toEqual([3, 4, 5, 6]);
});

test("shuffling loses nothing, and picking from nothing is told", () => {
  const random = new Random(3);
  const items = Array.from({ length: 20 }, (_, index) => index);
  const shuffled = random.shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort((one, other) => one - other)).toEqual(items);
  expect(random.some(items, 5)).toHaveLength(5);
  expect(() => random.pick([])).toThrow("nothing to pick from");
});

test("a branch goes on by itself, whatever is drawn elsewhere meanwhile", () => {
  const one = new Random(5);
  const branch = one.branch();
  const [first, second] = [branch.fraction(), branch.fraction()];
  const again = new Random(5);
  const other = again.branch();
  again.fraction();
  expect([other.fraction(), other.fraction()]).toEqual([first, second]);
});
