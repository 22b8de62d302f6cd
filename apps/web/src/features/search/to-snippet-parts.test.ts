import { expect, test } from "vitest";
import { createMember, TIM } from "../../testing/factories";
import { english } from "../../testing/render-workspace";
import { toSnippetParts } from "./to-snippet-parts";

const people = { members: { [TIM]: createMember({ id: TIM, name: "Tim Krause" }) } };
const partsOf = (text: string, ...ranges: [number, number][]) =>
  toSnippetParts({ text, ranges: ranges.map(([start, end]) => ({ start, end })) }, people, english.t);

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

test("shows people by name", () => {
  const text = `<@${TIM}> has the key`;
  expect(partsOf(text, [text.indexOf("key"), text.length])).toEqual([
    { text: "@Tim Krause has the ", found: false },
    { text: "key", found: true },
  ]);
});
