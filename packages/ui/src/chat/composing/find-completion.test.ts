import { describe, expect, it } from "vitest";
import { findCompletion } from "./find-completion";

const at = (text: string) => findCompletion(text, text.length);

describe("a mention is completed", () => {
  it.each([
    ["@", { start: 0, query: "" }],
    ["Hello @an", { start: 6, query: "an" }],
    ["(@Jörg M", { start: 1, query: "Jörg M" }],
    ["**@anna", { start: 2, query: "anna" }],
    ["one\n@a", { start: 4, query: "a" }],
    ["@a @b", { start: 3, query: "b" }],
  ])("in %j", (text, found) => expect(at(text)).toEqual(found));

  it.each(["", "Hello", "jana@example", "@ ", "@a b c d", "@@", "@anna\n", `@${"x".repeat(41)}`])("not in %j", (text) =>
    expect(at(text)).toBeUndefined(),
  );

  it("goes by the caret, not by the end of the text", () => {
    expect(findCompletion("@anna and more", 3)).toEqual({ start: 0, query: "an" });
    expect(findCompletion("and @anna", 3)).toBeUndefined();
  });
});
