import { describe, expect, test } from "vitest";
import { applyEvent } from "../../sync/apply-event";
import type { ClientState } from "../../sync/state/client-state.js";
import { createClientState } from "../../sync/state/create-client-state.js";
import {
  createBootstrap,
  createChange,
  createConversation,
  createMessage,
  createReaction,
  createSent,
  deleteMessage,
  GROUP,
  ME,
} from "../../testing/factories";
import { mergePage } from "../messages/merge-page.js";
import { receiveReactions } from "./receive-reactions.js";

const first = createMessage({ seq: 3 });
const last = createMessage({ seq: 7 });
const page = { items: [first, last], hasOlder: false, hasNewer: false };

function open(): ClientState {
  const conversations = [createConversation({ lastMessage: last })];
  const state = createClientState(createBootstrap({ conversations }));
  return { ...state, timelines: { [GROUP]: { ...page, stale: false, window: 1 } } };
}

const shown = (state: ClientState, index: number) => state.timelines[GROUP]?.items[index]?.reactions;
const thumbs = { emoji: "👍", count: 1, mine: false, sinceSeq: 11 };

describe("a reaction", () => {
  test("stands under its message, and under the preview when that is the same", () => {
    const { state } = applyEvent(open(), createReaction(11, last));
    expect(shown(state, 1)).toEqual([thumbs]);
    expect(state.conversations[GROUP]?.lastMessage?.reactions).toEqual([thumbs]);
    expect(shown(state, 0)).toEqual([]);
  });

  test("of the reader, from another device, is marked as theirs", () => {
    const { state } = applyEvent(open(), createReaction(11, first, { memberId: ME }));
    expect(shown(state, 0)).toEqual([{ ...thumbs, mine: true }]);
  });

  test("that is taken back goes away", () => {
    const { state } = applyEvent(open(), createReaction(11, first));
    const removed = createReaction(12, first, { type: "reaction.removed", count: 0 });
    expect(shown(applyEvent(state, removed).state, 0)).toEqual([]);
  });

  test("to a message that is not loaded changes nothing that is shown, and asks for nothing", () => {
    const before = open();
    const { state, refetch } = applyEvent(before, createReaction(11, createMessage({ seq: 2 })));
    expect(state.timelines).toEqual(before.timelines);
    expect(state.conversations).toEqual(before.conversations);
    expect(refetch).toEqual([]);
  });

  test("goes with the message when that is deleted", () => {
    const { state } = applyEvent(open(), createReaction(11, last));
    const deleted = applyEvent(state, createChange("message.deleted", 12, deleteMessage(last, 12))).state;
    expect(shown(deleted, 1)).toEqual([]);
    expect(deleted.conversations[GROUP]?.lastMessage?.reactions).toEqual([]);
  });
});

describe("a page that was on its way meanwhile", () => {
  test("does not take away what an event has told", () => {
    const { state } = applyEvent(open(), createReaction(11, last));
    const merged = mergePage(state, { conversationId: GROUP, page, anchor: "window", requestedAt: 10 });
    expect(merged === "stale" ? "stale" : shown(merged, 1)).toEqual([thumbs]);
  });

  test("is not counted twice where it knows the reaction already", () => {
    const { state } = applyEvent(open(), createReaction(11, last));
    const knowing = { ...last, reactions: [{ ...thumbs, count: 2 }], reactionsRev: 12 };
    const received = { conversationId: GROUP, page: { ...page, items: [first, knowing] }, requestedAt: 10 };
    const merged = mergePage(state, { ...received, anchor: "window" });
    expect(merged === "stale" ? "stale" : shown(merged, 1)).toEqual([{ ...thumbs, count: 2 }]);
  });

  test("that ends before a message the events told brings that in with its reactions", () => {
    const sent = createSent({ seq: 11 });
    const told = applyEvent(open(), sent).state;
    const { state } = applyEvent(told, createReaction(12, sent.message));
    const merged = mergePage(state, { conversationId: GROUP, page, anchor: "window", requestedAt: 10 });
    expect(merged === "stale" ? "stale" : shown(merged, 2)).toEqual([{ ...thumbs, sinceSeq: 12 }]);
  });

  test("is asked for again when more reactions came than are remembered", () => {
    let state = open();
    for (let seq = 11; seq <= 511; seq += 1) state = applyEvent(state, createReaction(seq, last, { count: seq })).state;
    expect(mergePage(state, { conversationId: GROUP, page, anchor: "window", requestedAt: 10 })).toBe("stale");
    expect(mergePage(state, { conversationId: GROUP, page, anchor: "window", requestedAt: 11 })).not.toBe("stale");
  });
});

describe("the answer to one's own reaction", () => {
  const answer = (reactionsRev: number) => ({
    conversationId: GROUP,
    messageId: last.id,
    reactions: [{ ...thumbs, mine: true, sinceSeq: reactionsRev }],
    reactionsRev,
  });

  test("shows at once, and its event changes nothing more", () => {
    const state = receiveReactions(open(), answer(11));
    expect(shown(state, 1)).toEqual([{ ...thumbs, mine: true }]);
    const told = applyEvent(state, createReaction(11, last, { memberId: ME })).state;
    expect(shown(told, 1)).toEqual(shown(state, 1));
  });

  test("that comes after newer events, or to a deleted message, changes nothing", () => {
    const { state } = applyEvent(open(), createReaction(12, last, { count: 5 }));
    expect(shown(receiveReactions(state, answer(11)), 1)).toEqual([{ ...thumbs, count: 5, sinceSeq: 12 }]);
    const deleted = applyEvent(open(), createChange("message.deleted", 12, deleteMessage(last, 12))).state;
    expect(shown(receiveReactions(deleted, answer(11)), 1)).toEqual([]);
  });
});
