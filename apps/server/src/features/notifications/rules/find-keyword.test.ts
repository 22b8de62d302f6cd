import { describe, expect, test } from "vitest";
import { findKeyword, toSearchable } from "./find-keyword.js";

describe("a keyword [F6.1]", () => {
  test.each([
    ["in any case of letters", "Wo ist der SCHLÜSSEL?", "schlüssel", true],
    ["between marks", "**key**, please", "key", true],
    ["as a whole word", "monkey business", "key", false],
    ["of several words, however they are parted", "the Haus\nam  See", "Haus am See", true],
    ["of several words in another order", "am See ein Haus", "Haus am See", false],
    ["written with combining marks", "Schlu\u0308ssel", "Schlüssel", true],
    ["in code", "run `key` or\n```\nkey\n```", "key", false],
    ["with a hyphen in it", "the check-in is open", "check-in", true],
    ["made of digits", "room 204 is free", "204", true],
  ])("%s", (_name, text, keyword, found) => {
    expect(findKeyword(toSearchable(text), [keyword])).toBe(found ? keyword : undefined);
  });

  test("is the first of those that are there", () => {
    expect(findKeyword(toSearchable("key and door"), ["window", "door", "key"])).toBe("door");
  });

  test("is found quickly in the longest text", () => {
    const keywords = Array.from({ length: 20 }, (_, index) => `keyword number ${index}`);
    const text = `${"word ".repeat(3_190)}keyword number 19`;
    expect(findKeyword(toSearchable(text), keywords)).toBe("keyword number 19");
  });
});
