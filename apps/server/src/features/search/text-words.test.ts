import { expect, test } from "vitest";
import { textWords } from "./text-words.js";

const wordsOf = (text: string) => textWords(text).map(({ start, end }) => text.slice(start, end));

test("parts words at blanks and punctuation of both languages", () => {
  expect(wordsOf("„Schlüssel“ (2 Stück) – don't; see\thttps://parley.example/a_b?c=1\n**Anna**…")).toEqual([
    "Schlüssel",
    "2",
    "Stück",
    "don",
    "t",
    "see",
    "https",
    "parley",
    "example",
    "a",
    "b",
    "c",
    "1",
    "Anna",
  ]);
});

test("knows no words in mentions, and keeps the places of those behind them", () => {
  const text = "<@00000000-0000-4000-8000-000000000001> <!here> Besichtigung <b>";
  expect(wordsOf(text)).toEqual(["Besichtigung", "b"]);
  expect(wordsOf("")).toEqual([]);
});
