import { expect, test } from "vitest";
import { isEmptySearch, type ParsedSearch, parseSearch } from "./parse-search.js";

const asked = (typed: string) => {
  const { parts: _parts, ...search } = parseSearch(typed);
  return search;
};
const nothing: Omit<ParsedSearch, "parts"> = {
  words: [],
  begun: false,
  phrases: [],
  from: [],
  in: [],
  before: null,
  after: null,
  has: [],
};

test("words are words, the last one perhaps only begun [F7.1]", () => {
  expect(asked("key Schlüssel")).toEqual({ ...nothing, words: ["key", "Schlüssel"], begun: true });
  expect(asked(" key  Schlüssel ")).toEqual({ ...nothing, words: ["key", "Schlüssel"] });
  expect(asked("don't 12:30 e-mail")).toEqual({ ...nothing, words: ["don't", "12:30", "e-mail"], begun: true });
});

test("quotation marks of both languages hold a phrase together, also when still open", () => {
  expect(asked('"key handover" now ')).toEqual({ ...nothing, phrases: ["key handover"], words: ["now"] });
  expect(asked("„gute Lage“")).toEqual({ ...nothing, phrases: ["gute Lage"] });
  expect(asked("“good place”")).toEqual({ ...nothing, phrases: ["good place"] });
  expect(asked('see "key hand')).toEqual({ ...nothing, words: ["see"], phrases: ["key hand"] });
  expect(asked('"" " "')).toEqual(nothing);
});

test("filters name people and conversations, with or without quotes and marks, in any case", () => {
  expect(asked('FROM:anna from:"Ben Huber" in:#viewings in:"Key handover" in:@ben ')).toEqual({
    ...nothing,
    from: ["anna", "Ben Huber"],
    in: ["viewings", "Key handover", "ben"],
  });
});

test("days are read in both spellings; the narrowest holds", () => {
  expect(asked("before:2026-03-01 before:28.2.2026 after:1.1.2026 after:2026-01-05 ")).toEqual({
    ...nothing,
    before: "2026-02-28",
    after: "2026-01-05",
  });
});

test("what is no day, or no thing to have, is a word", () => {
  for (const typed of ["before:soon", "after:2026-02-30", "before:0001-01-01", "has:love", "before:99.99.9999"])
    expect(asked(`${typed} `)).toEqual({ ...nothing, words: [typed] });
});

test("has: takes links and files", () => {
  expect(asked("has:link has:FILES ")).toEqual({ ...nothing, has: ["link", "file"] });
});

test("a filter without its value is not there yet", () => {
  for (const typed of ["", "   ", "from:", "in: ", 'from:""', "has:", "from:@"])
    expect([typed, isEmptySearch(parseSearch(typed))]).toEqual([typed, typed !== "from:@"]);
  expect(asked("from: anna")).toEqual({ ...nothing, words: ["anna"], begun: true });
});

test("each part tells where it was typed", () => {
  const typed = 'rent from:"Anna Berger" has:link "two rooms"';
  expect(parseSearch(typed).parts.map(({ kind, start, end }) => [kind, typed.slice(start, end)])).toEqual([
    ["word", "rent"],
    ["from", 'from:"Anna Berger"'],
    ["has", "has:link"],
    ["phrase", '"two rooms"'],
  ]);
});
