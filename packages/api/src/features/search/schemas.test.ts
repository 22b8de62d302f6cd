import { expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { idOf } from "../../testing/factories.js";
import { faultsOf } from "../../testing/faults.js";
import { SearchQueryInput } from "./schemas.js";

test("takes every text up to the limit, and searches for everything unless told otherwise", () => {
  for (const text of ["", " ", '"', "from:", "(((", "🏠".repeat(LIMITS.searchQuery.max / 2)])
    expect(SearchQueryInput.parse({ text })).toEqual({ text, type: "all" });
  expect(faultsOf(SearchQueryInput, { text: "x".repeat(LIMITS.searchQuery.max + 1) })).toEqual(["text: too_big"]);
  for (const text of ["\0", "\ud800"]) expect(faultsOf(SearchQueryInput, { text })).toEqual(["text: ILL_FORMED_TEXT"]);
});

test("takes each kind, a conversation and the reader's time zone, and refuses others", () => {
  const input = { text: "key", type: "people", conversationId: idOf(5), timeZone: "Europe/Berlin", cursor: "abc" };
  expect(SearchQueryInput.parse(input)).toEqual(input);
  expect(faultsOf(SearchQueryInput, { ...input, type: "events" })).toEqual(["type: invalid_value"]);
  expect(faultsOf(SearchQueryInput, { ...input, timeZone: "Mars/Base" })).toEqual(["timeZone: UNKNOWN_TIME_ZONE"]);
  expect(faultsOf(SearchQueryInput, { ...input, conversationId: "x" })).toEqual(["conversationId: invalid_format"]);
});
