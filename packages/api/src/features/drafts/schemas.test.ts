import { expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { idOf } from "../../testing/factories.js";
import { faultsOf } from "../../testing/faults.js";
import { DraftsSetInput } from "./schemas.js";

const conversationId = idOf(5);

test.each(["", "  ", "Good m", "x".repeat(LIMITS.messageText.max)])("a draft may be as it is typed: %#", (text) => {
  expect(DraftsSetInput.parse({ conversationId, text })).toEqual({ conversationId, text });
});

test.each([
  ["x".repeat(LIMITS.messageText.max + 1), ["text: too_big"]],
  ["a\0b", ["text: ILL_FORMED_TEXT"]],
  ["\uDC00", ["text: ILL_FORMED_TEXT"]],
])("a draft is text that could be sent: not %#", (text, faults) => {
  expect(faultsOf(DraftsSetInput, { conversationId, text })).toEqual(faults);
});
