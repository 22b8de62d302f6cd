import { expect, test } from "vitest";
import { cutSnippet } from "./cut-snippet.js";
import { textWords } from "./text-words.js";

const shown = (text: string, marks: number[], longest?: number) => {
  const snippet = cutSnippet(text, marks, longest);
  return { text: snippet.text, found: snippet.ranges.map(({ start, end }) => snippet.text.slice(start, end)) };
};
const markOf = (text: string, word: string) =>
  textWords(text).findIndex(({ start, end }) => text.slice(start, end) === word) + 1;

test("a short text is shown whole, with every word found", () => {
  expect(shown("The key is with Anna, the other key too", [2, 8])).toEqual({
    text: "The key is with Anna, the other key too",
    found: ["key", "key"],
  });
  expect(shown("Hello", [])).toEqual({ text: "Hello", found: [] });
});

test("a long text is cut around the first word found, between words", () => {
  const text = `${"before ".repeat(60)}Schlüssel ${"after ".repeat(60)}`;
  const snippet = shown(text, [61], 100);
  expect(snippet.text).toMatch(/^…(before )+Schlüssel (after )*after…$/);
  expect(snippet.text.length).toBeLessThanOrEqual(102);
  expect(snippet.found).toEqual(["Schlüssel"]);
});

test("the beginning is kept where the word stands near it, the end likewise", () => {
  const text = `key ${"word ".repeat(100)}last`;
  expect(shown(text, [1], 80).text).toMatch(/^key word.*word…$/);
  expect(shown(text, [102], 80)).toMatchObject({ text: expect.stringMatching(/^…word.*word last$/), found: ["last"] });
});

test("a mention is never cut in half", () => {
  const mention = "<@00000000-0000-4000-8000-000000000001>";
  const text = `${mention} `.repeat(20);
  for (let at = 0; at < 12; at++) {
    const full = `${"x ".repeat(at * 3)}${text}key ${text}`;
    const { text: piece } = shown(full, [markOf(full, "key")], 120);
    expect(piece.replaceAll(mention, "")).not.toMatch(/[<>@]/);
  }
});

test("one word longer than a snippet is cut at a whole character", () => {
  const { text, found } = shown("🏠".repeat(400), [1], 101);
  expect(text).toBe(`${"🏠".repeat(50)}…`);
  expect(found).toEqual(["🏠".repeat(50)]);
});

test("words found behind the end are left out", () => {
  const text = `key ${"word ".repeat(100)}key`;
  expect(shown(text, [1, 102], 60).found).toEqual(["key"]);
});
