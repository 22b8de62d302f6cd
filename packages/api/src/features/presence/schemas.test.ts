import { expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { faultsOf } from "../../testing/faults.js";
import { PresenceSetInput } from "./schemas.js";

test.each(["online", "away", "dnd", "invisible"])("%s can be chosen", (status) => {
  expect(PresenceSetInput.parse({ status })).toEqual({ status });
});

test("offline cannot: it is only ever found", () => {
  expect(faultsOf(PresenceSetInput, { status: "offline" })).toEqual(["status: invalid_value"]);
});

test("text, emoji and end can be taken away again", () => {
  const input = { status: "dnd", until: null, text: null, emoji: null };
  expect(PresenceSetInput.parse(input)).toEqual(input);
});

test.each([
  [{ text: "x".repeat(LIMITS.statusText.max + 1) }, ["text: too_big"]],
  [{ emoji: "x".repeat(33) }, ["emoji: too_big"]],
  [{ emoji: "x" }, ["emoji: NOT_AN_EMOJI"]],
  [{ until: "tonight" }, ["until: invalid_format"]],
])("%j is refused", (over, faults) => expect(faultsOf(PresenceSetInput, { status: "dnd", ...over })).toEqual(faults));
