import { expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { aConversation, aMessage } from "../../testing/factories.js";
import { Conversation, ConversationsListInput, SharedConversation } from "./schemas.js";

test("what of a conversation is one reader's own does not travel in events (SPEC R4)", () => {
  const own = aConversation({ lastMessage: aMessage(), unreadCount: 3, mentionCount: 1 });
  expect(Conversation.parse(own)).toEqual(own);
  const shared = SharedConversation.parse(own);
  for (const personal of ["lastMessage", "unreadCount", "mentionCount", "readSeq", "readRev", "role", "lastActivityAt"])
    expect(shared).not.toHaveProperty(personal);
});

test("a list begins at the beginning, with or without input", () => {
  expect(ConversationsListInput.parse(undefined)).toEqual({ limit: LIMITS.page.conversations });
  expect(ConversationsListInput.parse({})).toEqual({ limit: LIMITS.page.conversations });
});
