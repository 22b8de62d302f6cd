import { describe, expect, test } from "vitest";
import { applyEvent } from "../../sync/apply-event";
import type { ClientState } from "../../sync/state/client-state.js";
import { createClientState } from "../../sync/state/create-client-state.js";
import {
  createBootstrap,
  createChange,
  createMessage,
  createSent,
  deleteMessage,
  GROUP,
} from "../../testing/factories";
import { mergePage, type ReceivedPage } from "./merge-page.js";

const start = createClientState(createBootstrap({ seq: 10 }));

function page(seqs: readonly number[], more: Partial<ReceivedPage["page"]> = {}): ReceivedPage["page"] {
  return { items: seqs.map((seq) => createMessage({ seq })), hasOlder: false, hasNewer: false, ...more };
}

function merge(state: ClientState, received: Omit<ReceivedPage, "conversationId" | "requestedAt">, requestedAt = 10) {
  const merged = mergePage(state, { conversationId: GROUP, requestedAt, ...received });
  if (merged === "stale") throw new Error("The page was stale.");
  return merged;
}

const seqs = (state: ClientState) => state.timelines[GROUP]?.items.map(({ seq }) => seq);

describe("mergePage", () => {
  test("a window begins the timeline anew and counts up", () => {
    const first = merge(start, { page: page([3, 7]), anchor: "window" });
    expect(seqs(first)).toEqual([3, 7]);
    const second = merge(first, { page: page([5], { hasNewer: true, hasOlder: true }), anchor: "window" });
    expect(second.timelines[GROUP]).toMatchObject({ hasNewer: true, hasOlder: true, stale: false, window: 2 });
    expect(seqs(second)).toEqual([5]);
  });

  test("older and newer pages join at the ends they were asked for", () => {
    const middle = merge(start, { page: page([5, 6], { hasOlder: true, hasNewer: true }), anchor: "window" });
    const older = merge(middle, { page: page([2, 3], { hasOlder: true }), anchor: { before: 5 } });
    expect(seqs(older)).toEqual([2, 3, 5, 6]);
    expect(older.timelines[GROUP]).toMatchObject({ hasOlder: true, hasNewer: true });
    const newer = merge(older, { page: page([8, 9]), anchor: { after: 6 } });
    expect(seqs(newer)).toEqual([2, 3, 5, 6, 8, 9]);
    expect(newer.timelines[GROUP]).toMatchObject({ hasOlder: true, hasNewer: false });
  });

  test("a page for an end that has moved meanwhile is dropped", () => {
    const window = merge(start, { page: page([5, 6], { hasOlder: true, hasNewer: true }), anchor: "window" });
    expect(merge(window, { page: page([1]), anchor: { before: 4 } })).toBe(window);
    expect(merge(window, { page: page([9]), anchor: { after: 8 } })).toBe(window);
    expect(merge(start, { page: page([1]), anchor: { before: 4 } })).toBe(start);
  });

  test("a message sent while the page was on its way is not lost", () => {
    const later = applyEvent(start, createSent({ seq: 12 })).state;
    expect(seqs(merge(later, { page: page([3]), anchor: "window" }))).toEqual([3, 12]);
    expect(seqs(merge(later, { page: page([3, 12]), anchor: "window" }))).toEqual([3, 12]);
    expect(seqs(merge(later, { page: page([3], { hasNewer: true }), anchor: "window" }))).toEqual([3]);
  });

  test("an edit or deletion that overtook the page wins over what the page says", () => {
    const message = createMessage({ seq: 3 });
    const edited = applyEvent(start, createChange("message.edited", 12, { ...message, text: "mended" })).state;
    expect(merge(edited, { page: page([3]), anchor: "window" }).timelines[GROUP]?.items[0]?.text).toBe("mended");
    const deleted = applyEvent(edited, createChange("message.deleted", 13, deleteMessage(message, 13))).state;
    expect(merge(deleted, { page: page([3]), anchor: "window" }).timelines[GROUP]?.items[0]?.text).toBe("");
  });

  test("a page overtaken by more than is remembered is stale", () => {
    let state = start;
    for (let seq = 11; seq <= 700; seq += 1) state = applyEvent(state, createSent({ seq })).state;
    expect(mergePage(state, { conversationId: GROUP, page: page([3]), anchor: "window", requestedAt: 10 })).toBe(
      "stale",
    );
    expect(mergePage(state, { conversationId: GROUP, page: page([3]), anchor: "window", requestedAt: 650 })).not.toBe(
      "stale",
    );
  });
});
