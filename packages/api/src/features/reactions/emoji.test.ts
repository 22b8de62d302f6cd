import { describe, expect, test } from "vitest";
import { EMOJI_MAX_LENGTH, isEmoji, qualifyEmoji } from "./emoji.js";

const WHOLE = [
  "👍",
  "❤️",
  "☎️",
  "1️⃣",
  "#️⃣",
  "🇩🇪",
  "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "👍🏽",
  "☝🏽",
  "🏃🏻‍♀️",
  "👁️‍🗨️",
  "🏳️‍🌈",
  "👩🏻‍❤️‍💋‍👩🏼",
  "👨‍👩‍👧‍👦",
  "©️",
];

describe("an emoji [F4.3]", () => {
  test.each(WHOLE)("%s is one, in its full spelling", (emoji) => {
    expect(isEmoji(emoji)).toBe(true);
    expect(qualifyEmoji(emoji)).toBe(emoji);
  });

  test.each(WHOLE)("%s is the same without its variation selectors", (emoji) => {
    expect(qualifyEmoji(emoji.replaceAll("\uFE0F", ""))).toBe(emoji);
  });

  test("is known again where only some selectors are left out, or one stands too much", () => {
    expect(qualifyEmoji("👁‍🗨️")).toBe("👁️‍🗨️");
    expect(qualifyEmoji("👍\uFE0F")).toBe("👍");
    expect(qualifyEmoji("☝\uFE0F🏽")).toBe("☝🏽");
  });

  test("with another skin tone is another", () => {
    expect(new Set(["👍", "👍🏻", "👍🏿"].map(qualifyEmoji)).size).toBe(3);
  });
});

describe("not one emoji", () => {
  test.each([
    ["nothing", ""],
    ["a letter", "a"],
    ["a digit", "1"],
    ["a name", ":tada:"],
    ["two emoji", "👍👍"],
    ["an emoji and a letter", "👍a"],
    ["an emoji and a space", "👍 "],
    ["a line", "👍\n"],
    ["half a flag", "🇩"],
    ["a flag of no country", "🇩🇩"],
    ["half a surrogate pair", "\uD83D"],
    ["a joiner alone", "\u200D"],
    ["a selector alone", "\uFE0F"],
    ["what nobody draws as one", "👍‍👎"],
    ["a skin tone on a house", "🏠🏽"],
    ["a heart as text", "❤\uFE0E"],
    ["a long row", "👨‍👩‍👧‍👦".repeat(EMOJI_MAX_LENGTH)],
  ])("%s", (_what, text) => expect(isEmoji(qualifyEmoji(text))).toBe(false));
});
