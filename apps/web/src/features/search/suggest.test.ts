import { parseSearch } from "@parley/api";
import { expect, test } from "vitest";
import { suggest } from "./suggest";

const names = {
  people: [
    { id: "1", name: "Jana Roth" },
    { id: "2", name: "Jörg" },
  ],
  conversations: [{ id: "3", name: 'Linde "Ost"' }],
};
const shown = (typed: string, recent: string[] = []) => suggest(typed, names, recent).map(({ text }) => text);

test("an empty box offers what was searched for last, and what one can filter by", () => {
  expect(shown(" ", ["key", "from:me"])).toEqual([
    ...["key", "from:me"],
    ...["from:", "in:", "before:", "after:", "has:link "],
  ]);
});

test("words are searched for; one that begins like a filter may become one", () => {
  expect(shown("key")).toEqual(["key"]);
  expect(shown("key b")).toEqual(["key b", "key before:"]);
  expect(shown("key has")).toEqual(["key has", "key has:link "]);
  expect(shown("key ")).toEqual(["key "]);
});

test("from: offers people, in: conversations, quoted where the name needs it", () => {
  expect(shown("key from:")).toEqual(['key from:"Jana Roth" ', "key from:Jörg ", "key from:"]);
  expect(shown("key FROM:jo")).toEqual(["key FROM:Jörg ", "key FROM:jo"]);
  expect(shown('from:"jana r')).toEqual(['from:"Jana Roth" ', 'from:"jana r']);
  expect(shown("in:li")).toEqual(['in:"Linde  Ost" ', "in:li"]);
  expect(shown("from:nobody")).toEqual(["from:nobody"]);
});

test("what is picked is understood as what was offered", () => {
  expect(parseSearch(shown("from:ja")[0] ?? "")).toMatchObject({ from: ["Jana Roth"], words: [] });
  expect(parseSearch(shown("in:li")[0] ?? "")).toMatchObject({ in: ["Linde  Ost"], words: [] });
});
