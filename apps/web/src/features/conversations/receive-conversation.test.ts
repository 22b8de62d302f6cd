import { expect, test } from "vitest";
import { applyEvent } from "../../sync/apply-event";
import { createClientState } from "../../sync/state/create-client-state.js";
import {
  createBootstrap,
  createChange,
  createConversation,
  createMessage,
  createSent,
  deleteMessage,
  GROUP,
  ME,
} from "../../testing/factories";
import { receiveConversation } from "./receive-conversation.js";

const start = createClientState(createBootstrap({ seq: 10 }));

test("an answer is taken over when nothing happened meanwhile", () => {
  const answer = createConversation({ unreadCount: 4, name: "Linden", rev: 9 });
  const { state, refetch } = receiveConversation(start, answer, 10);
  expect(state.conversations[GROUP]).toEqual(answer);
  expect(refetch).toEqual([]);
});

test("an event that overtook the answer stands, and the conversation is asked for again", () => {
  const later = applyEvent(start, createSent({ seq: 12 })).state;
  const { state, refetch } = receiveConversation(later, createConversation({ unreadCount: 0 }), 10);
  expect(state.conversations[GROUP]?.unreadCount).toBe(1);
  expect(refetch).toEqual([{ kind: "conversation", conversationId: GROUP }]);
});

test("a message that is counted in the answer is not counted again when its event comes", () => {
  const answer = createConversation({ unreadCount: 1, lastMessage: createMessage({ seq: 12 }) });
  const { state } = receiveConversation(start, answer, 10);
  expect(applyEvent(state, createSent({ seq: 12 })).state.conversations[GROUP]?.unreadCount).toBe(1);
  expect(applyEvent(state, createSent({ seq: 13 })).state.conversations[GROUP]?.unreadCount).toBe(2);
});

test("after an answer a deletion is asked about, since the answer may know of it already", () => {
  const message = createMessage({ seq: 8 });
  const answer = createConversation({ unreadCount: 1, readSeq: 5, lastMessage: message });
  const { state } = receiveConversation(start, answer, 10);
  const { refetch } = applyEvent(state, createChange("message.deleted", 13, deleteMessage(message, 13)));
  expect(refetch).toContainEqual({ kind: "conversation", conversationId: GROUP });
});

test("a newer known state of the shared part is kept, an answer for a lost conversation is dropped", () => {
  const known = createClientState(createBootstrap({ conversations: [createConversation({ name: "New", rev: 9 })] }));
  expect(receiveConversation(known, createConversation({ rev: 3 }), 10).state.conversations[GROUP]?.name).toBe("New");
  const left = {
    type: "conversation.left",
    seq: 12,
    at: "",
    conversationId: GROUP,
    memberId: ME,
    memberCount: 2,
  } as const;
  const lost = applyEvent(start, left).state;
  expect(receiveConversation(lost, createConversation(), 10).state.conversations).toEqual({});
  expect(receiveConversation(lost, createConversation(), 12).state.conversations[GROUP]).toBeDefined();
  const deleted = createConversation({ deletedAt: "2026-11-21T10:00:00.000Z" });
  expect(receiveConversation(lost, deleted, 12).state.conversations).toEqual({});
});

test("an answer from before a conversation was hidden does not show it again, one from after brings what was written since", () => {
  const preferences = { ...createConversation().preferences, hiddenAt: "2030-01-01T10:00:00.000Z", rev: 12 };
  const hiding = {
    type: "preference.changed",
    seq: 12,
    at: "",
    scope: "conversation",
    conversationId: GROUP,
    preferences,
  } as const;
  const hidden = applyEvent(start, hiding).state;
  expect(hidden.conversations).toEqual({});
  expect(receiveConversation(hidden, createConversation(), 11).state.conversations).toEqual({});
  const written = createConversation({ preferences, lastActivityAt: "2030-01-02T10:00:00.000Z" });
  expect(receiveConversation(hidden, written, 12).state.conversations[GROUP]).toEqual(written);
});
