import type { ReadState } from "@parley/api";
import { expect, test } from "vitest";
import { applyEvent, applySignal } from "../../sync/apply-event";
import { createClientState } from "../../sync/state/create-client-state.js";
import {
  createBootstrap,
  createChange,
  createConversation,
  createMessage,
  createSent,
  deleteMessage,
  GROUP,
  idOf,
} from "../../testing/factories";
import { receiveReadState } from "./receive-read-state.js";

const start = createClientState(
  createBootstrap({
    seq: 10,
    conversations: [
      createConversation({
        unreadCount: 3,
        mentionCount: 1,
        readSeq: 4,
        readRev: 2,
        lastMessage: createMessage({ seq: 9 }),
      }),
    ],
  }),
);
const read: ReadState = {
  conversationId: GROUP,
  readSeq: 9,
  readRev: 3,
  unreadCount: 0,
  mentionCount: 0,
  headSeq: 10,
};
const shown = (state: typeof start) => state.conversations[GROUP];

test("a reading on another device clears the counts here at once", () => {
  const { state, refetch } = applySignal(start, { type: "read", ...read }, 0);
  expect(shown(state)).toMatchObject({ unreadCount: 0, mentionCount: 0, readSeq: 9, readRev: 3 });
  expect(refetch).toEqual([]);
});

test("an older move of the cursor changes nothing", () => {
  expect(receiveReadState(start, { ...read, readRev: 1 }).state).toBe(start);
  expect(receiveReadState(start, { ...read, conversationId: idOf(9) }).state).toBe(start);
});

test("counts from further on in the log are not counted again when the events come", () => {
  const ahead = receiveReadState(start, { ...read, readSeq: 4, unreadCount: 4, headSeq: 12 }).state;
  expect(shown(ahead)?.unreadCount).toBe(4);
  const caughtUp = applyEvent(ahead, createSent({ seq: 12 })).state;
  expect(shown(caughtUp)?.unreadCount).toBe(4);
  expect(shown(applyEvent(caughtUp, createSent({ seq: 13 })).state)?.unreadCount).toBe(5);
});

test("a deletion up to the head is in the counts already", () => {
  const ahead = receiveReadState(start, { ...read, readSeq: 4, unreadCount: 2, headSeq: 12 }).state;
  const deleted = createChange("message.deleted", 11, deleteMessage(createMessage({ seq: 7 }), 11));
  expect(shown(applyEvent(ahead, deleted).state)?.unreadCount).toBe(2);
});

test("counts that later events have overtaken are asked for anew, the cursor is taken", () => {
  const later = applyEvent(start, createSent({ seq: 12 })).state;
  const { state, refetch } = receiveReadState(later, read);
  expect(shown(state)).toMatchObject({ readSeq: 9, readRev: 3 });
  expect(refetch).toEqual([{ kind: "conversation", conversationId: GROUP }]);
});

test("nothing behind the cursor means nothing to count, whatever the head", () => {
  const later = applyEvent(start, createSent({ seq: 12 })).state;
  const { state, refetch } = receiveReadState(later, { ...read, readSeq: 12, headSeq: 11 });
  expect(shown(state)).toMatchObject({ unreadCount: 0, mentionCount: 0, readSeq: 12 });
  expect(refetch).toEqual([]);
});

test("the same cursor told again with an older head says nothing new", () => {
  const later = applyEvent(start, createSent({ seq: 12 })).state;
  expect(receiveReadState(later, { ...read, readRev: 2, headSeq: 11 }).state).toBe(later);
});
