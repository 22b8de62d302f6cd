import { expect, test } from "vitest";
import { toSnippetParts } from "./to-snippet-parts";

const partsOf = (text: string, ...ranges: [number, number][]) =>
  toSnippetParts({ text, ranges: ranges.map(([start, end]) => ({ start, end })) });

test("parts what was found from the rest, in order, losing nothing", () => {
  expect(partsOf("the key is", [4, 7])).toEqual([
    { text: "the ", found: false },
    { text: "key", found: true },
    { text: " is", found: false },
  ]);
  expect(partsOf("key key", [0, 3], [4, 7]).map(({ found }) => found)).toEqual([true, false, true]);
  expect(partsOf("none")).toEqual([{ text: "none", found: false }]);
  expect(partsOf("")).toEqual([]);
});
