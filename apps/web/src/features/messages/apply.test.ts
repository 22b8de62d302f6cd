import { describe, expect, test } from "vitest";
import { applyEvent } from "../../sync/apply-event";
import type { ClientState, Timeline } from "../../sync/state/client-state.js";
import { createClientState } from "../../sync/state/create-client-state.js";
import {
  createBootstrap,
  createChange,
  createMessage,
  createSent,
  deleteMessage,
  GROUP,
  ME,
  shareMessage,
  TIM,
} from "../../testing/factories";
import { insertMessage, placeMessage } from "./apply.js";

const loaded: Timeline = {
  items: [createMessage({ seq: 3 }), createMessage({ seq: 7 })],
  hasOlder: false,
  hasNewer: false,
  stale: false,
  window: 1,
};

function withTimeline(timeline: Timeline): ClientState {
  return { ...createClientState(createBootstrap()), timelines: { [GROUP]: timeline } };
}

const seqs = (timeline: Timeline | undefined) => timeline?.items.map(({ seq }) => seq);

describe("insertMessage", () => {
  test("puts a message where its seq says, not where it arrives", () => {
    expect(insertMessage(loaded.items, createMessage({ seq: 5 })).map(({ seq }) => seq)).toEqual([3, 5, 7]);
    expect(insertMessage(loaded.items, createMessage({ seq: 9 })).map(({ seq }) => seq)).toEqual([3, 7, 9]);
    expect(insertMessage([], createMessage({ seq: 9 })).map(({ seq }) => seq)).toEqual([9]);
  });

  test("takes over a newer state and leaves the list alone for an older one", () => {
    const newer = insertMessage(loaded.items, createMessage({ seq: 3, rev: 8, text: "mended" }));
    expect(newer.map(({ text }) => text)).toEqual(["mended", "message 7"]);
    expect(insertMessage(newer, createMessage({ seq: 3 }))).toBe(newer);
  });
});

describe("placeMessage", () => {
  test("adds a new message only where the timeline reaches up to now", () => {
    const sent = shareMessage(createMessage({ seq: 11 }));
    expect(seqs(placeMessage(loaded, sent, true))).toEqual([3, 7, 11]);
    const inThePast = { ...loaded, hasNewer: true };
    expect(placeMessage(inThePast, sent, true)).toBe(inThePast);
  });

  test("keeps replies of threads out of the conversation", () => {
    const reply = shareMessage(createMessage({ seq: 11, threadRootId: loaded.items[0]?.id ?? null }));
    expect(placeMessage(loaded, reply, true)).toBe(loaded);
  });

  test("does not bring in a changed message that is not loaded", () => {
    expect(placeMessage(loaded, shareMessage(createMessage({ seq: 2, rev: 12 })), false)).toBe(loaded);
  });
});

describe("message events", () => {
  test("a sent message appears at the end, once, whoever sent it", () => {
    const event = createSent({ seq: 11, authorId: ME });
    const { state } = applyEvent(withTimeline(loaded), event);
    expect(seqs(state.timelines[GROUP])).toEqual([3, 7, 11]);
    expect(applyEvent(state, event).state).toBe(state);
  });

  test("an edit and a deletion follow in place and keep what events do not carry", () => {
    const reacted = createMessage({
      seq: 3,
      reactions: [{ emoji: "👍", count: 2, mine: true, sinceSeq: 4 }],
      replyCount: 4,
    });
    const start = withTimeline({ ...loaded, items: [reacted, createMessage({ seq: 7 })] });
    const edited = applyEvent(start, createChange("message.edited", 11, { ...reacted, text: "mended" })).state;
    expect(edited.timelines[GROUP]?.items[0]).toMatchObject({ text: "mended", replyCount: 4, rev: 11 });
    const deleted = applyEvent(edited, createChange("message.deleted", 12, deleteMessage(reacted, 12))).state;
    expect(deleted.timelines[GROUP]?.items[0]).toMatchObject({ text: "", rev: 12 });
    expect(deleted.timelines[GROUP]?.items[0]?.deletedAt).not.toBeNull();
  });

  test("a replayed edit that shows the deleted state takes the words away at once (SPEC W7)", () => {
    const message = createMessage({ seq: 3 });
    const start = withTimeline({ ...loaded, items: [message] });
    const replayed = createChange("message.edited", 11, deleteMessage(message, 14));
    expect(applyEvent(start, replayed).state.timelines[GROUP]?.items[0]?.text).toBe("");
  });

  test("an event for a conversation that was never opened makes no timeline", () => {
    const { state } = applyEvent(createClientState(createBootstrap()), createSent({ seq: 11 }));
    expect(state.timelines).toEqual({});
  });

  test("leaving or rejoining forgets the stretch that was loaded", () => {
    const left = { type: "conversation.left", seq: 11, at: "", conversationId: GROUP, memberCount: 2 } as const;
    expect(applyEvent(withTimeline(loaded), { ...left, memberId: ME }).state.timelines[GROUP]).toBeUndefined();
    expect(applyEvent(withTimeline(loaded), { ...left, memberId: TIM }).state.timelines[GROUP]).toBe(loaded);
  });

  test("remembers the last events, and from where on it does", () => {
    let state = createClientState(createBootstrap({ seq: 10 }));
    for (let seq = 11; seq <= 611; seq += 1) state = applyEvent(state, createSent({ seq })).state;
    expect(state.recent.messages).toHaveLength(500);
    expect(state.recent.floor).toBe(111);
  });
});
