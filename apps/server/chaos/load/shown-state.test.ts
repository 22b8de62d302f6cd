import type { Conversation, LogEvent } from "@parley/api";
import { expect, test } from "vitest";
import { ShownState } from "./shown-state.js";

const message = (seq: number, rev = seq, text = `text ${rev}`) => ({
  id: `m${seq}`,
  seq,
  rev,
  text,
  conversationId: "g",
  threadRootId: null as string | null,
  alsoToConversation: false,
  deletedAt: null as string | null,
  reactions: [] as { emoji: string; count: number }[],
});

/** A conversation as far as it is compared. */
function conversation(over: object = {}): Conversation {
  return {
    id: "g",
    rev: 1,
    memberCount: 3,
    archivedAt: null,
    deletedAt: null,
    lastMessage: message(5),
    lastActivityAt: "2026-01-02",
    preferences: { hiddenAt: null },
    ...over,
  } as unknown as Conversation;
}
const event = (type: LogEvent["type"], carries: object): LogEvent =>
  ({ type, conversationId: "g", ...carries }) as unknown as LogEvent;

function stateAfter(...events: LogEvent[]): ShownState {
  const state = new ShownState("me", [conversation()]);
  for (const one of events) state.apply(one);
  return state;
}

test("a reply that stands in its thread alone is not the last message of its conversation", () => {
  const reply = { ...message(7), threadRootId: "m5" };
  expect(stateAfter(event("message.sent", { message: reply })).differenceTo([conversation()])).toBeUndefined();
  const also = { ...reply, alsoToConversation: true };
  expect(stateAfter(event("message.sent", { message: also })).differenceTo([conversation()])).toContain("instead of");
});

test("a conversation that was hidden may be listed or not, and what is said there is asked for", () => {
  const hidden = { scope: "conversation", preferences: { hiddenAt: "2026-01-01" } };
  const state = stateAfter(event("preference.changed", hidden));
  expect(state.differenceTo([], true)).toBeUndefined();
  expect(state.differenceTo([conversation({ lastMessage: message(9) })], true)).toBeUndefined();
  expect(state.ids).toEqual(["g"]);
});

test("a hidden conversation is there for as long as a thread in it is unread", () => {
  const hidden = conversation({ preferences: { hiddenAt: "2026-01-03" } });
  const withUnreadThread = new ShownState("me", [hidden]);
  expect(withUnreadThread.differenceTo([], true)).toBeUndefined();
  expect(withUnreadThread.differenceTo([hidden], true)).toBeUndefined();
  const without = new ShownState("me", []);
  without.apply(event("message.sent", { message: { ...message(7), threadRootId: "m5" } }));
  expect(without.differenceTo([hidden], true)).toBeUndefined();
});

test("what it starts from is what the server says", () => {
  expect(stateAfter().differenceTo([conversation()])).toBeUndefined();
});

test("messages, edits and deletions move the last message as the server would", () => {
  const state = stateAfter(
    event("message.sent", { message: message(8) }),
    event("message.edited", { message: message(8, 9, "better") }),
    event("message.edited", { message: message(5, 10, "of an older one") }),
  );
  expect(state.differenceTo([conversation({ lastMessage: message(8, 9, "better") })])).toBeUndefined();
  expect(state.differenceTo([conversation({ lastMessage: message(8) })])).toContain("instead of");
});

test("comings, goings and changes are followed, and an older state does not come back", () => {
  const state = stateAfter(
    event("conversation.left", { memberId: "other", memberCount: 2 }),
    event("conversation.changed", { conversation: conversation({ rev: 12, memberCount: 2 }) }),
    event("conversation.changed", { conversation: conversation({ rev: 11, memberCount: 9 }) }),
  );
  expect(state.differenceTo([conversation({ rev: 12, memberCount: 2 })])).toBeUndefined();
  expect(state.differenceTo([conversation({ rev: 12, memberCount: 3 })])).toContain("instead of");
});

test("a conversation one comes into has a past, and nothing is claimed of it", () => {
  const state = stateAfter(
    event("conversation.left", { memberId: "me", memberCount: 2 }),
    event("conversation.joined", { memberId: "me", memberCount: 3 }),
    event("message.sent", { message: message(20) }),
  );
  expect([state.ids, state.has("g")]).toEqual([["g"], true]);
  expect(state.differenceTo([conversation({ lastMessage: message(21) })])).toBeUndefined();
});

test("a conversation nobody told of is a difference, and one that was left is gone", () => {
  const state = stateAfter(event("conversation.left", { memberId: "me", memberCount: 2 }));
  expect([state.ids, state.has("g")]).toEqual([[], false]);
  expect(state.differenceTo([conversation()])).toContain("not there");
});

const reaction = (messageId: string, emoji: string, count: number) =>
  event(count > 0 ? "reaction.added" : "reaction.removed", { messageId, emoji, count });
const withReactions = (...reactions: { emoji: string; count: number }[]) =>
  conversation({ lastMessage: { ...message(5), reactions } });

test("reactions to the last message are counted, whatever their order, and forgotten with it", () => {
  const state = stateAfter(
    reaction("m5", "+", 1),
    reaction("m5", "!", 3),
    reaction("m5", "+", 2),
    reaction("m4", "?", 9),
  );
  expect(state.differenceTo([withReactions({ emoji: "!", count: 3 }, { emoji: "+", count: 2 })])).toBeUndefined();
  expect(state.differenceTo([withReactions({ emoji: "!", count: 3 })])).toContain("instead of");
  state.apply(reaction("m5", "!", 0));
  expect(state.differenceTo([withReactions({ emoji: "+", count: 2 })])).toBeUndefined();
  state.apply(event("message.edited", { message: message(5, 8) }));
  const edited = { ...message(5, 8), reactions: [{ emoji: "+", count: 2 }] };
  expect(state.differenceTo([conversation({ lastMessage: edited })])).toBeUndefined();
  state.apply(event("message.deleted", { message: { ...message(5, 9, ""), deletedAt: "2026-01-01" } }));
  expect(state.differenceTo([conversation({ lastMessage: message(5, 9, "") })])).toBeUndefined();
});

test("a deleted group is gone, and one that is shown and is none of theirs is a difference", () => {
  const state = stateAfter();
  expect(state.differenceTo([], true)).toBe("g is shown, and is none of theirs");
  expect(state.differenceTo([], false)).toBeUndefined();
  state.apply(event("conversation.deleted", { conversation: conversation({ deletedAt: "2026-01-01" }) }));
  expect([state.ids, state.differenceTo([], true)]).toEqual([[], undefined]);
});

test("one that the snapshot did not list is back in the list once somebody writes there", () => {
  const state = new ShownState("me", []);
  state.apply(event("message.sent", { message: message(8) }));
  expect(state.differenceTo([conversation({ lastMessage: message(8) })], true)).toBeUndefined();
  expect(state.ids).toEqual(["g"]);
});
