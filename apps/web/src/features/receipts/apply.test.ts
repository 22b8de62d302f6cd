import type { MemberReceipt, ReadState } from "@parley/api";
import { describe, expect, test } from "vitest";
import { applyEvent, applySignal } from "../../sync/apply-event";
import { createClientState } from "../../sync/state/create-client-state.js";
import {
  AYSE,
  createBootstrap,
  createChange,
  createConversation,
  createMessage,
  createSent,
  deleteMessage,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import { receiveReadState } from "./receive-read-state.js";
import { receiveReceipts } from "./receive-receipts.js";

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
  seenSeq: 9,
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

describe("what others have read", () => {
  const receipt = (more: Partial<MemberReceipt> = {}): MemberReceipt => ({
    memberId: TIM,
    sinceSeq: 1,
    deliveredSeq: 8,
    readSeq: 6,
    ...more,
  });
  const tell = (state: typeof start, ...receipts: MemberReceipt[]) =>
    applySignal(state, { type: "receipt", conversationId: GROUP, receipts }, 0).state;
  const known = (state: typeof start) => state.receipts[GROUP]?.[TIM];

  test("only goes forward, also when signals overtake each other", () => {
    const state = tell(start, receipt());
    expect(known(tell(state, receipt({ deliveredSeq: 5, readSeq: 9 })))).toMatchObject({ deliveredSeq: 8, readSeq: 9 });
  });

  test("begins anew with somebody who has come back", () => {
    const back = receipt({ sinceSeq: 20, deliveredSeq: 0, readSeq: 0 });
    const state = tell(tell(start, receipt()), back);
    expect(known(state)).toEqual(back);
    expect(known(tell(state, receipt()))).toEqual(back);
  });

  test("an answer tells of everybody, and does not take back what a signal has told meanwhile", () => {
    const state = tell(start, receipt({ readSeq: 9 }), receipt({ memberId: AYSE }));
    const { receipts } = receiveReceipts(state, GROUP, [receipt()]);
    expect(receipts[GROUP]).toEqual({ [TIM]: receipt({ readSeq: 9 }) });
  });

  test("is forgotten of those who keep it to themselves from now on, and of those who leave", () => {
    const state = tell(start, receipt(), receipt({ memberId: AYSE }));
    expect(receiveReceipts(state, GROUP, [receipt({ readSeq: 0 })]).receipts[GROUP]?.[TIM]?.readSeq).toBe(0);
    const left = { type: "conversation.left", at: "", conversationId: GROUP, memberCount: 1 } as const;
    const without = applyEvent(state, { ...left, seq: 11, memberId: TIM }).state;
    expect(Object.keys(without.receipts[GROUP] ?? {})).toEqual([AYSE]);
    expect(applyEvent(without, { ...left, seq: 12, memberId: ME }).state.receipts).toEqual({});
  });
});
