import { describe, expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { aMessage, idOf } from "../../testing/factories.js";
import { faultsOf } from "../../testing/faults.js";
import { Message, MessagesListInput, MessageText, SharedMessage, SystemLine } from "./schemas.js";

describe("the text of a message", () => {
  test.each(["x", "x".repeat(LIMITS.messageText.max), "\n\n  indented\n", "<script>alert(1)</script>", "\u202Etxet"])(
    "%j is kept as typed",
    (text) => expect(MessageText.parse(text)).toBe(text),
  );

  test.each([
    ["", [": EMPTY_TEXT"]],
    [" \n\t ", [": EMPTY_TEXT"]],
    ["x".repeat(LIMITS.messageText.max + 1), [": too_big"]],
    ["a\0b", [": ILL_FORMED_TEXT"]],
    ["\uDC00", [": ILL_FORMED_TEXT"]],
  ])("%j is refused", (text, faults) => expect(faultsOf(MessageText, text)).toEqual(faults));
});

describe("a page of messages", () => {
  const conversationId = idOf(5);

  test("is the newest unless it is anchored", () => {
    expect(MessagesListInput.parse({ conversationId })).toEqual({ conversationId, limit: LIMITS.page.messages });
  });

  test.each([{ before: 7 }, { after: 0 }, { around: 7 }, { around: "firstUnread" }])("is anchored by %j", (anchor) => {
    expect(MessagesListInput.parse({ conversationId, ...anchor })).toMatchObject(anchor);
  });

  test.each([
    { before: 7, after: 3 },
    { before: 7, around: 7 },
    { before: 0, after: 0, around: "firstUnread" },
  ])("has one anchor only, not %j", (anchors) =>
    expect(faultsOf(MessagesListInput, { conversationId, ...anchors })).toEqual([": ONE_ANCHOR_ONLY"]),
  );

  test.each([{ around: "lastRead" }, { before: "7" }, { after: -1 }, { limit: 0 }, { limit: LIMITS.page.max + 1 }])(
    "is not %j",
    (wrong) => expect(faultsOf(MessagesListInput, { conversationId, ...wrong })).toHaveLength(1),
  );
});

test("what of a message is personal or counted apart does not travel in events (SPEC R4)", () => {
  const reacted = aMessage({ replyCount: 2, reactions: [{ emoji: "👍", count: 1, mine: true, sinceSeq: 8 }] });
  const shared = SharedMessage.parse(reacted);
  expect(shared).not.toHaveProperty("reactions");
  expect(shared).not.toHaveProperty("reactionsRev");
  expect(shared).not.toHaveProperty("replyCount");
  expect(Message.parse(reacted)).toEqual(reacted);
});

test("a system line tells what happened, in no language", () => {
  expect(SystemLine.parse({ type: "renamed", name: "Viewings" })).toEqual({ type: "renamed", name: "Viewings" });
  expect(faultsOf(SystemLine, { type: "member-added" })).toEqual(["memberId: invalid_type"]);
  expect(faultsOf(SystemLine, { type: "exploded" })).toEqual(["type: invalid_union"]);
});
