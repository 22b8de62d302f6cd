import { describe, expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { idOf } from "../../testing/factories.js";
import { faultsOf } from "../../testing/faults.js";
import { Emoji, ReactionInput, ReactionsListInput } from "./schemas.js";

describe("the emoji of a reaction", () => {
  test("leaves the parser in its one spelling, so that variants count together", () => {
    expect(Emoji.parse("❤")).toBe("❤️");
    expect(Emoji.parse("❤️")).toBe("❤️");
    expect(ReactionInput.parse({ messageId: idOf(1), emoji: "☎" })).toEqual({ messageId: idOf(1), emoji: "☎️" });
  });

  test.each([
    ["", ": too_small"],
    ["x", ": NOT_AN_EMOJI"],
    [":tada:", ": NOT_AN_EMOJI"],
    ["👍👍", ": NOT_AN_EMOJI"],
    ["👍".repeat(40), ": too_big"],
    ["\uD800", ": NOT_AN_EMOJI"],
    ["\0", ": NOT_AN_EMOJI"],
    [7, ": invalid_type"],
  ])("%j is refused", (emoji, fault) => expect(faultsOf(Emoji, emoji)).toEqual([fault]));
});

test("who reacted is asked for one emoji of one message, a page at a time", () => {
  const asked = { messageId: idOf(1), emoji: "👍" };
  expect(ReactionsListInput.parse(asked)).toEqual({ ...asked, limit: LIMITS.page.reactions });
  expect(faultsOf(ReactionsListInput, { messageId: idOf(1) })).toEqual(["emoji: invalid_type"]);
});
