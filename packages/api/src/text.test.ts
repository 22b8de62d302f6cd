import { describe, expect, test } from "vitest";
import { faultsOf } from "./testing/faults.js";
import { isStorableText, multiLine, singleLine } from "./text.js";

describe("what can be stored", () => {
  test.each(["", "Grüße", "👩‍👩‍👧 family", "\u{10FFFF}", "\uFFFD", "a\nb"])("%j can", (text) =>
    expect(isStorableText(text)).toBe(true),
  );
  test.each(["\0", "a\0b", "\uD83D", "\uDC00", "a\uD83Db", "\uDC00\uD83D", "😀".slice(0, 1), "😀".slice(1)])(
    "%j cannot",
    (text) => expect(isStorableText(text)).toBe(false),
  );
});

describe("one line", () => {
  const Name = singleLine({ min: 1, max: 10 });

  test("is trimmed before it is measured", () => {
    expect(Name.parse("  Anna \n")).toBe("Anna");
    expect(Name.parse(`   ${"x".repeat(10)}   `)).toBe("x".repeat(10));
  });

  test.each([
    ["", [": too_small"]],
    ["   ", [": too_small"]],
    ["x".repeat(11), [": too_big"]],
    ["a\nb", [": ONE_LINE_ONLY"]],
    ["a\u2028b", [": ONE_LINE_ONLY"]],
    ["a\0b", [": ILL_FORMED_TEXT"]],
    ["a\uD800", [": ILL_FORMED_TEXT"]],
    [7, [": invalid_type"]],
    [null, [": invalid_type"]],
  ])("%j is refused", (text, faults) => expect(faultsOf(Name, text)).toEqual(faults));

  test("megabytes of space are refused before they are trimmed", () => {
    expect(faultsOf(Name, " ".repeat(41))).toContain(": too_big");
  });

  test("without a least length it may be empty", () => {
    expect(singleLine({ max: 5 }).parse("  ")).toBe("");
  });
});

describe("several lines", () => {
  const Text = multiLine({ min: 1, max: 20 });

  test("are kept as typed", () => expect(Text.parse("  a\n\tb  ")).toBe("  a\n\tb  "));

  test.each([
    ["", [": EMPTY_TEXT"]],
    [" \n\t", [": EMPTY_TEXT"]],
    ["\u00A0\u2003", [": EMPTY_TEXT"]],
    ["x".repeat(21), [": too_big"]],
    ["a\0", [": ILL_FORMED_TEXT"]],
    ["\uDFFF", [": ILL_FORMED_TEXT"]],
  ])("%j is refused", (text, faults) => expect(faultsOf(Text, text)).toEqual(faults));
});
