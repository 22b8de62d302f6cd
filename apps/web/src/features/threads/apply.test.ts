import type { LogEvent, ThreadState } from "@parley/api";
import { describe, expect, test } from "vitest";
import { applyEvent, applySignal } from "../../sync/apply-event";
import type { Applied, ClientState } from "../../sync/state/client-state.js";
import { createClientState } from "../../sync/state/create-client-state.js";
import {
  AT,
  createBootstrap,
  createChange,
  createConversation,
  createMessage,
  createSent,
  createThread,
  createThreadState,
  deleteMessage,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import { mergePage } from "../messages/merge-page.js";
import { countUnreadThreads, countUnreadThreadsInTitle } from "./count-unread-threads";
import { receiveThreadState } from "./receive-thread-state.js";

const NOW = new Date(AT);
const ROOT = idOf(77);
const root = createMessage({ id: ROOT, seq: 5 });
const standing = (over: Partial<ThreadState> = {}) => createThreadState(ROOT, over);
const start = (...threads: ThreadState[]) => createClientState(createBootstrap({ threads }));
const inThread = { threadRootId: ROOT, authorId: TIM };
const reply = (seq: number, over = {}) => createSent({ id: idOf(1_000 + seq), seq, ...inThread, ...over });
const changed = (seq: number, replyCount = 1): LogEvent => ({
  type: "thread.changed",
  seq,
  at: AT,
  conversationId: GROUP,
  rootId: ROOT,
  rootSeq: 5,
  replyCount,
  lastReplyAt: AT,
  participantIds: [TIM],
});
const play = (state: ClientState, ...events: LogEvent[]): Applied =>
  events.reduce<Applied>((before, event) => applyEvent(before.state, event), { state, refetch: [] });
const countsOf = (state: ClientState) => [state.threads[ROOT]?.unreadCount, state.threads[ROOT]?.mentionCount];

function withTimelines(state: ClientState): ClientState {
  const whole = { hasOlder: false, hasNewer: false };
  const pages = [{ page: { ...whole, items: [root] } }, { page: { ...whole, items: [] }, thread: createThread(root) }];
  return pages.reduce((before, page) => {
    const merged = mergePage(before, { conversationId: GROUP, anchor: "window", requestedAt: before.seq, ...page });
    if (merged === "stale") throw new Error("The page is too old.");
    return merged;
  }, state);
}

describe("a reply", () => {
  test("stands in its thread behind the root, and not in the conversation [F4.1]", () => {
    const { state } = play(withTimelines(start(standing())), reply(11), changed(12));
    expect(state.timelines[ROOT]?.items.map(({ seq }) => seq)).toEqual([5, 11]);
    expect(state.timelines[GROUP]?.items.map(({ seq }) => seq)).toEqual([5]);
    for (const place of [ROOT, GROUP])
      expect(state.timelines[place]?.items[0]).toMatchObject({ replyCount: 1, participantIds: [TIM], threadRev: 12 });
  });

  test("sent to the conversation as well stands in both and counts there [F4.1]", () => {
    const { state } = play(withTimelines(start(standing())), reply(11, { alsoToConversation: true }));
    expect(state.timelines[GROUP]?.items.map(({ seq }) => seq)).toEqual([5, 11]);
    expect(state.conversations[GROUP]).toMatchObject({ unreadCount: 1, lastMessage: { seq: 11 } });
    expect(countsOf(state)).toEqual([0, 0]);
  });

  test("counts for who follows the thread: others', unread, each once, with mentions [F4.1]", () => {
    const mention = reply(12, { mentions: [ME] });
    const { state } = play(start(standing()), reply(11), mention, mention, reply(13, { authorId: ME }));
    expect(countsOf(state)).toEqual([2, 1]);
    expect(state.conversations[GROUP]?.unreadCount).toBe(0);
  });

  test("that the counts include already does not count again", () => {
    const { state } = play(start(standing({ unreadCount: 1, headSeq: 11 })), reply(11));
    expect(countsOf(state)).toEqual([1, 0]);
  });

  test("in an unknown thread asks the server only where others may be followed [F4.1]", () => {
    expect(play(start(), reply(11)).refetch).toEqual([]);
    const partly = { ...start(), threadsComplete: false };
    expect(play(partly, reply(11)).refetch).toEqual([{ kind: "thread", rootId: ROOT }]);
    const known = receiveThreadState(partly, standing({ following: false })).state;
    expect(play(known, reply(11)).refetch).toEqual([]);
  });

  test("that changed is counted by the server, unless it was read [F4.1]", () => {
    const message = createMessage({ id: idOf(1_011), seq: 11, ...inThread });
    const before = play(start(standing()), reply(11)).state;
    const deletion = createChange("message.deleted", 12, deleteMessage(message, 12));
    expect(play(before, deletion).refetch).toContainEqual({ kind: "thread", rootId: ROOT });
    const read = receiveThreadState(before, standing({ readSeq: 11, readRev: 11, headSeq: 11 })).state;
    expect(play(read, deletion).refetch).not.toContainEqual({ kind: "thread", rootId: ROOT });
  });
});

describe("where the reader stands", () => {
  test("is taken over from another device, and an older place is not [F4.1]", () => {
    const before = play(start(standing()), reply(11)).state;
    const read = standing({ readSeq: 11, readRev: 11, headSeq: 11 });
    const { state } = applySignal(before, { type: "thread-read", ...read }, 0);
    expect(countsOf(state)).toEqual([0, 0]);
    expect(applySignal(state, { type: "thread-read", ...standing({ unreadCount: 9 }) }, 0).state.threads).toEqual(
      state.threads,
    );
  });

  test("is asked for again when the answer was overtaken by a reply [F4.1]", () => {
    const before = play(start(standing()), reply(11), reply(12)).state;
    const { refetch } = receiveThreadState(before, standing({ readSeq: 11, readRev: 11, headSeq: 11 }));
    expect(refetch).toEqual([{ kind: "thread", rootId: ROOT }]);
  });

  test("changes by following and unfollowing, and the overview is fetched anew [F4.1]", () => {
    const place = { at: AT, conversationId: GROUP };
    const thread = standing({ unreadCount: 1, readRev: 12, headSeq: 12 });
    const followed = play(start(), { type: "thread.followed", seq: 12, ...place, thread });
    expect([countsOf(followed.state), followed.refetch]).toEqual([[1, 0], [{ kind: "threads" }]]);
    const gone = { ...thread, following: false, unreadCount: 0, readRev: 13, headSeq: 13 };
    const { state } = play(followed.state, { type: "thread.unfollowed", seq: 13, ...place, thread: gone });
    expect(state.threads[ROOT]?.following).toBe(false);
  });

  test("is forgotten with the conversation [F4.1]", () => {
    const left = {
      type: "conversation.left",
      seq: 11,
      at: AT,
      conversationId: GROUP,
      memberId: ME,
      memberCount: 1,
    } as const;
    expect(play(withTimelines(start(standing())), left).state).toMatchObject({ threads: {}, timelines: {} });
  });
});

describe("the badge", () => {
  test("counts followed threads with something unread, without archived groups [F4.1]", () => {
    const waiting = standing({ unreadCount: 3 });
    expect(countUnreadThreads(start(waiting, standing({ rootId: idOf(78) })))).toBe(1);
    const archived = createBootstrap({ threads: [waiting], conversations: [createConversation({ archivedAt: AT })] });
    expect(countUnreadThreads(createClientState(archived))).toBe(0);
  });

  test("counts threads of muted conversations, which the window's title leaves out [F4.1] [F5.1]", () => {
    const threads = [standing({ unreadCount: 3 })];
    const { preferences } = createConversation();
    const muted = createConversation({ preferences: { ...preferences, muted: true } });
    const silent = createClientState(createBootstrap({ threads, conversations: [muted] }));
    expect([countUnreadThreads(silent), countUnreadThreadsInTitle(silent, NOW)]).toEqual([1, 0]);
    const heard = createClientState(createBootstrap({ threads, conversations: [createConversation()] }));
    expect([countUnreadThreads(heard), countUnreadThreadsInTitle(heard, NOW)]).toEqual([1, 1]);
    const unlisted = createClientState(createBootstrap({ threads, conversations: [] }));
    expect(countUnreadThreadsInTitle(unlisted, NOW)).toBe(1);
  });
});

test("a page that was on its way when replies came shows them [F4.1]", () => {
  const before = play(start(standing()), reply(11), changed(12)).state;
  const state = withTimelines({ ...before });
  expect(state.timelines[ROOT]?.items.map(({ seq }) => seq)).toEqual([5, 11]);
  expect(state.timelines[GROUP]?.items[0]).toMatchObject({ replyCount: 1, threadRev: 12 });
});
