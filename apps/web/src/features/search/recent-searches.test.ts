// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { RECENT_SEARCHES_KEY, recentSearches } from "./recent-searches";

beforeEach(() => localStorage.clear());

test("keeps the last few of each workspace, each once, the last first", () => {
  for (const text of ["a", "b", "c", "d", "e", "f", "a", "g"]) recentSearches.add("berger", text);
  recentSearches.add("huber", "z");
  expect(recentSearches.list("berger")).toEqual(["g", "a", "f", "e", "d", "c"]);
  expect(recentSearches.list("huber")).toEqual(["z"]);
  expect(recentSearches.list("elsewhere")).toEqual([]);
});

test("forgets everything", () => {
  recentSearches.add("berger", "a");
  recentSearches.forget();
  expect(recentSearches.list("berger")).toEqual([]);
});

test.each(["{", "null", "[]", "7", '{"berger":7}', '{"berger":[1,null]}'])("is empty when %s is kept", (damaged) => {
  localStorage.setItem(RECENT_SEARCHES_KEY, damaged);
  expect(recentSearches.list("berger")).toEqual([]);
  recentSearches.add("berger", "a");
  expect(recentSearches.list("berger")).toEqual(["a"]);
});
