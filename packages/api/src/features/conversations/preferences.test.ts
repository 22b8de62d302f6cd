import { describe, expect, test } from "vitest";
import { aConversation, idOf } from "../../testing/factories.js";
import { faultsOf } from "../../testing/faults.js";
import { DEFAULT_CONVERSATION_PREFERENCES, isHidden, isMuted } from "./preferences.js";
import { SetConversationPreferencesInput } from "./schemas.js";

const at = (time: string) => `2026-03-01T${time}:00.000Z`;

test.each([
  [null, false],
  [at("11:59"), false],
  [at("12:00"), true],
  [at("12:01"), true],
])("hidden at %s, a conversation in which was written at noon is out of the list: %s [F2.4]", (hiddenAt, hidden) => {
  const preferences = { ...DEFAULT_CONVERSATION_PREFERENCES, hiddenAt };
  expect(isHidden(aConversation({ preferences, lastActivityAt: at("12:00") }))).toBe(hidden);
});

test.each([
  [{ muted: false, mutedUntil: null }, false],
  [{ muted: true, mutedUntil: null }, true],
  [{ muted: true, mutedUntil: at("12:01") }, true],
  [{ muted: true, mutedUntil: at("12:00") }, false],
])("%j at noon is muted: %s [F2.5]", (preferences, muted) => {
  expect(isMuted(preferences, new Date(at("12:00")))).toBe(muted);
});

describe("a change of preferences", () => {
  const conversationId = idOf(5);
  test.each([{}, { pinned: true }, { muted: true, mutedUntil: at("12:00") }, { muted: false, mutedUntil: null }])(
    "may be %j",
    (change) => expect(faultsOf(SetConversationPreferencesInput, { conversationId, ...change })).toEqual([]),
  );
  test.each([{ mutedUntil: at("12:00") }, { muted: false, mutedUntil: at("12:00") }])(
    "has no end without muting: %j",
    (change) =>
      expect(faultsOf(SetConversationPreferencesInput, { conversationId, ...change })).toEqual([
        ": MUTED_UNTIL_WITHOUT_MUTED",
      ]),
  );
});
