import { describe, expect, test } from "vitest";
import { aMessage, aSharedMessage, idOf } from "../../testing/factories.js";
import { countsAsUnread, freshMessage, mergeMessage } from "./rules.js";

const reacted = aMessage({
  rev: 7,
  reactions: [{ emoji: "👍", count: 2, mine: true, sinceSeq: 8 }],
  reactionsRev: 8,
});

describe("a message from an event", () => {
  test("is fresh until somebody reacts or replies", () => {
    expect(freshMessage(aSharedMessage())).toEqual(aMessage({ replyCount: 0, reactions: [] }));
  });

  test("in a newer state takes over what events carry and keeps the rest", () => {
    const reactions = [{ emoji: "👍", count: 2, mine: true, sinceSeq: 8 }];
    const known = aMessage({ rev: 7, replyCount: 3, threadRev: 8, reactions, reactionsRev: 8 });
    const edited = aSharedMessage({ rev: 9, text: "Good evening", editedAt: "2026-03-01T13:00:00.000Z" });
    expect(mergeMessage(known, edited)).toEqual({ ...known, ...edited });
  });

  test("taken from an answer leaves reactions alone, which may be older there", () => {
    const answer = aMessage({ rev: 9, text: "Good evening", reactions: [], reactionsRev: 0 });
    expect(mergeMessage(reacted, answer)).toEqual({ ...reacted, rev: 9, text: "Good evening" });
  });

  test("that was deleted shows no reactions any more", () => {
    const deleted = aSharedMessage({ rev: 9, text: "", deletedAt: "2026-03-01T13:00:00.000Z" });
    expect(mergeMessage(reacted, deleted)).toEqual(aMessage({ ...deleted, reactions: [], reactionsRev: 0 }));
  });

  test.each([6, 7])("in state %i changes nothing of state 7 (SPEC W7)", (rev) => {
    const known = aMessage({ rev: 7 });
    expect(mergeMessage(known, aSharedMessage({ rev, text: "old words" }))).toBe(known);
  });
});

describe("unread", () => {
  const reader = { memberId: idOf(50), readSeq: 5 };
  const message = aSharedMessage({ seq: 6, authorId: idOf(1) });

  test("is what others wrote behind the cursor", () => expect(countsAsUnread(message, reader)).toBe(true));

  test.each([
    ["one's own", { authorId: idOf(50) }],
    ["at the cursor", { seq: 5 }],
    ["before the cursor", { seq: 4 }],
    ["deleted", { deletedAt: "2026-03-01T13:00:00.000Z" }],
    ["a reply in a thread", { threadRootId: idOf(9) }],
    ["a system line", { kind: "system" }],
    ["a call", { kind: "call" }],
    ["an appointment", { kind: "appointment" }],
  ] as const)("is not %s", (_what, over) => expect(countsAsUnread({ ...message, ...over }, reader)).toBe(false));
});
