import { describe, expect, test } from "vitest";
import { aMessage, aSharedMessage, idOf } from "../../testing/factories.js";
import { countsAsUnread, freshMessage, mergeMessage } from "../messages/rules.js";
import type { ThreadChanged } from "./events.js";
import { applyThreadChange, countsAsUnreadReply, isInTimeline, NO_REPLIES } from "./rules.js";

const AT = "2026-03-01T12:00:00.000Z";
const reply = (over = {}) => aSharedMessage({ threadRootId: idOf(9), seq: 8, authorId: idOf(2), ...over });
const changed = (seq: number, replyCount: number): ThreadChanged => ({
  type: "thread.changed",
  seq,
  at: AT,
  conversationId: idOf(5),
  rootId: idOf(10),
  rootSeq: 7,
  replyCount,
  lastReplyAt: AT,
  participantIds: [idOf(2)],
});

describe("what stands under a root", () => {
  test("is what the newest change says, however often it is told and in whatever order", () => {
    const root = aMessage();
    const twice = applyThreadChange(applyThreadChange(root, changed(9, 2)), changed(9, 2));
    expect(twice).toEqual({ ...root, replyCount: 2, lastReplyAt: AT, participantIds: [idOf(2)], threadRev: 9 });
    expect(applyThreadChange(twice, changed(8, 1))).toBe(twice);
  });

  test("is nothing on a fresh message, and outlives the message's own edits and deletion", () => {
    expect(freshMessage(aSharedMessage())).toMatchObject(NO_REPLIES);
    const root = applyThreadChange(aMessage(), changed(9, 2));
    const deleted = mergeMessage(root, aSharedMessage({ rev: 12, text: "", deletedAt: AT }));
    expect(deleted).toMatchObject({ text: "", replyCount: 2, participantIds: [idOf(2)], threadRev: 9 });
  });
});

describe("a reply counts as unread in exactly one place", () => {
  const reader = { memberId: idOf(1), readSeq: 7 };
  test("in its thread when it was sent there alone", () => {
    expect(isInTimeline(reply())).toBe(false);
    expect([countsAsUnreadReply(reply(), reader), countsAsUnread(reply(), reader)]).toEqual([true, false]);
  });

  test("in the conversation when it was sent there as well", () => {
    const both = reply({ alsoToConversation: true });
    expect(isInTimeline(both)).toBe(true);
    expect([countsAsUnreadReply(both, reader), countsAsUnread(both, reader)]).toEqual([false, true]);
  });

  test.each([
    ["one's own", { authorId: idOf(1) }],
    ["a deleted one", { deletedAt: AT }],
    ["one that was read", { seq: 7 }],
  ])("nowhere: %s", (_name, over) => {
    expect([countsAsUnreadReply(reply(over), reader), countsAsUnread(reply(over), reader)]).toEqual([false, false]);
  });

  test("and what is no reply never counts in a thread", () => {
    expect(countsAsUnreadReply(aSharedMessage({ seq: 8, authorId: idOf(2) }), reader)).toBe(false);
  });
});
