import { expect, test } from "vitest";
import { createRandom } from "./random.js";

test("the same seed gives the same numbers, another one others", () => {
  const take = (seed: number) => Array.from({ length: 50 }, createRandom(seed).next);
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
});

test("numbers lie in their bounds, and every item is picked at some time", () => {
  const random = createRandom(1);
  const picked = new Set(Array.from({ length: 200 }, () => random.pick(["a", "b", "c"])));
  const numbers = Array.from({ length: 200 }, () => random.int(5));
  expect([...picked].sort()).toEqual(["a", "b", "c"]);
  expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([0, 4]);
  expect(() => random.pick([])).toThrow("nothing to pick from");
});
