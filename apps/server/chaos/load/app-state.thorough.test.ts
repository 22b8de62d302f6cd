// Left to `npm test`: it reads the state of the web app, and an edit there runs the quick tests of the web app alone.
import type { Bootstrap, LogEvent } from "@parley/api";
import { expect, test } from "vitest";
import {
  aBootstrap,
  aConversation,
  aMessageSent,
  aNotificationMark,
  aThreadState,
  idOf,
} from "../../../../packages/api/src/testing/factories.js";
import { AppState } from "./app-state.js";

const GROUP = idOf(5);
const group = (over: object = {}) => aConversation({ id: GROUP, lastMessage: null, readSeq: 3, readRev: 3, ...over });
const snapshot = (over: Partial<Bootstrap> = {}): Bootstrap =>
  aBootstrap({ cursor: "7.7", conversations: [group()], threads: [], notifications: [], ...over });
const told = (state: AppState, fresh: Bootstrap) => state.differencesTo(fresh).map(({ what }) => what);
const read = (readRev: number, over: object = {}) => ({
  conversationId: GROUP,
  readSeq: readRev,
  readRev,
  seenSeq: readRev,
  unreadCount: 0,
  mentionCount: 0,
  headSeq: 7,
  ...over,
});

test("what it starts from is what the server says", () => {
  expect(told(new AppState(snapshot(), false), snapshot())).toEqual([]);
});

test("events are counted as an app counts them", () => {
  const state = new AppState(snapshot(), false);
  const sent = aMessageSent(8, { conversationId: GROUP, authorId: idOf(99) });
  state.apply(sent);
  const { message } = sent as Extract<LogEvent, { type: "message.sent" }>;
  expect(state.lastMessages.map(({ id }) => id)).toEqual([message.id]);
  expect(told(state, snapshot())).toContainEqual(expect.stringContaining("has unreadCount 1 instead of 0"));
});

test("where the reader stands is compared, with when it was answered", () => {
  const state = new AppState(snapshot(), false);
  const before = Date.now();
  state.takeRead(read(9));
  const found = state.differencesTo(snapshot());
  expect(found.map(({ what }) => what)).toContainEqual(expect.stringContaining("has readSeq 9 instead of 3"));
  expect(found[0]?.answeredAt[0]).toBeGreaterThanOrEqual(before);
  expect(told(state, snapshot({ conversations: [group({ readSeq: 9, readRev: 9 })] }))).toEqual([]);
});

test("a move by another device, or by a call that had no answer, may be untold; any other may not", () => {
  const moved = snapshot({ conversations: [group({ readSeq: 5, readRev: 5, unreadCount: 0 })] });
  const alone = new AppState(snapshot(), false);
  expect(told(alone, moved)).toContainEqual(expect.stringContaining("has readSeq 3 instead of 5"));
  const unsure = new AppState(snapshot(), false);
  unsure.unanswered(GROUP);
  const many = new AppState(snapshot(), true);
  for (const state of [unsure, many]) {
    expect(told(state, moved)).toEqual([]);
    expect(state.untold).toBe(1);
  }
});

test("threads, notifications and what there is at all are compared", () => {
  const thread = aThreadState({ conversationId: GROUP });
  const state = new AppState(snapshot(), false);
  expect(told(state, snapshot({ threads: [thread] }))).toContainEqual(expect.stringContaining("a thread they follow"));
  expect(told(state, snapshot({ notifications: [aNotificationMark({ conversationId: GROUP })] }))).toContainEqual(
    expect.stringContaining("0 unread notifications instead of 1"),
  );
  expect(told(state, snapshot({ conversations: [] }))).toContainEqual(expect.stringContaining("none of theirs"));
  state.takeThread(thread);
  expect(told(state, snapshot({ threads: [thread] }))).toEqual([]);
});

test("a hidden conversation stands in no list, whether the app holds it or not", () => {
  const preferences = { ...group().preferences, hiddenAt: "2999-01-01T00:00:00.000Z" };
  const none = snapshot({ conversations: [] });
  const hidden = snapshot({ conversations: [group({ preferences })] });
  expect(told(new AppState(hidden, false), none)).toEqual([]);
  expect(told(new AppState(none, false), hidden)).toEqual([]);
  expect(told(new AppState(none, false), snapshot())).toEqual([expect.stringContaining(`${GROUP} is not known`)]);
  expect(told(new AppState(snapshot(), false), none)).toEqual([`${GROUP} is shown, and is none of theirs`]);
});

test("what events cannot tell is asked for once, and again when it failed", () => {
  const state = new AppState(snapshot({ conversations: [] }), false);
  for (const seq of [8, 9]) state.apply(aMessageSent(seq, { conversationId: GROUP, authorId: idOf(99) }));
  const wanted = state.takeWanted();
  expect(wanted).toEqual([{ kind: "conversation", conversationId: GROUP }]);
  expect(state.takeWanted()).toEqual([]);
  for (const one of wanted) state.wantAgain(one);
  expect(state.takeWanted()).toEqual(wanted);
});
