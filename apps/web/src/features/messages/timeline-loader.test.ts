import type { MessagesListInput } from "@parley/api";
import { expect, test } from "vitest";
import { applyEvent } from "../../sync/apply-event";
import type { Refetch } from "../../sync/state/client-state.js";
import { createClientState } from "../../sync/state/create-client-state.js";
import { createWorkspaceStore } from "../../sync/workspace-store";
import { createBootstrap, createMessage, createSent, createThread, GROUP, idOf } from "../../testing/factories";
import { createFakeServer } from "../../testing/fake-server";
import { createTimelineLoader } from "./timeline-loader";

const all = Array.from({ length: 12 }, (_, index) => createMessage({ seq: index + 1 }));

/** Pages of four out of twelve messages. */
function list({ before, after, around }: MessagesListInput) {
  if (before !== undefined) {
    const older = all.filter(({ seq }) => seq < before);
    return { items: older.slice(-4), hasOlder: older.length > 4, hasNewer: true };
  }
  if (after !== undefined) {
    const newer = all.filter(({ seq }) => seq > after);
    return { items: newer.slice(0, 4), hasOlder: true, hasNewer: newer.length > 4 };
  }
  if (typeof around === "number") return { items: all.slice(around - 3, around + 1), hasOlder: true, hasNewer: true };
  return { items: all.slice(-4), hasOlder: true, hasNewer: false };
}

function create(handler: (input: MessagesListInput) => unknown = list) {
  const server = createFakeServer({ "messages.list": handler });
  const store = createWorkspaceStore(() => undefined);
  store.replace(createClientState(createBootstrap({ seq: 12 })));
  const wanted: Refetch[] = [];
  const loader = createTimelineLoader({ client: server.client, store, refetch: (more) => wanted.push(...more) });
  const seqs = () => store.get().timelines[GROUP]?.items.map(({ seq }) => seq);
  return { server, store, loader, seqs, wanted };
}

test("begins at the newest and goes back page by page to the beginning", async () => {
  const { loader, store, seqs } = create();
  await loader.loadWindow(GROUP, "newest");
  expect(seqs()).toEqual([9, 10, 11, 12]);
  await loader.loadOlder(GROUP);
  await loader.loadOlder(GROUP);
  expect(seqs()).toEqual(all.map(({ seq }) => seq));
  expect(store.get().timelines[GROUP]).toMatchObject({ hasOlder: false, hasNewer: false });
});

test("jumps to a place and goes on from there to the newest", async () => {
  const { loader, seqs } = create();
  await loader.loadWindow(GROUP, 5);
  expect(seqs()).toEqual([3, 4, 5, 6]);
  await loader.loadNewer(GROUP);
  await loader.loadNewer(GROUP);
  expect(seqs()).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test("has nothing to go on from before the first window", async () => {
  const { loader, server } = create();
  await loader.loadOlder(GROUP);
  await loader.loadNewer(GROUP);
  expect(server.calls).toEqual([]);
});

test("two who ask for the same page get one answer, a failed one can be asked for again", async () => {
  const { loader, server, seqs } = create();
  server.setOffline(true);
  await expect(loader.loadWindow(GROUP, "newest")).rejects.toThrow("Failed to fetch");
  server.setOffline(false);
  await Promise.all([loader.loadWindow(GROUP, "newest"), loader.loadWindow(GROUP, "newest")]);
  expect(server.calls).toHaveLength(1);
  expect(seqs()).toHaveLength(4);
});

test("who opens what is being fetched ahead sees that, though a message has come meanwhile", async () => {
  const { loader, server, store } = create();
  const ahead = loader.loadWindow(GROUP, "newest");
  await Promise.all([ahead, loader.loadWindow(GROUP, "firstUnread")]);
  expect(server.calls).toHaveLength(1);
  const { window } = store.get().timelines[GROUP] ?? {};
  await loader.loadWindow(GROUP, "firstUnread");
  expect(store.get().timelines[GROUP]?.window).not.toBe(window);
});

test("asks again when more happened on the way than is remembered, but not for ever", async () => {
  const view = create((input) => {
    if (view.server.calls.length === 1) {
      let { state } = { state: view.store.get() };
      for (let seq = 13; seq <= 700; seq += 1) state = applyEvent(state, createSent({ seq })).state;
      view.store.replace(state);
    }
    return list(input);
  });
  await view.loader.loadWindow(GROUP, "newest");
  expect(view.server.calls).toHaveLength(2);
  expect(view.seqs()?.at(-1)).toBe(700);
});

test("people who wrote and are not known are asked for once each", async () => {
  const stranger = idOf(77);
  const { loader, wanted } = create(() => ({
    items: [createMessage({ seq: 1, authorId: stranger }), createMessage({ seq: 2, authorId: stranger })],
    hasOlder: false,
    hasNewer: false,
  }));
  await loader.loadWindow(GROUP, "newest");
  expect(wanted).toEqual([{ kind: "member", memberId: stranger }]);
});

test("a thread begins with its root, once its replies are loaded back to the first", async () => {
  const root = createMessage({ id: idOf(77), seq: 1, authorId: idOf(8) });
  const replies = all.slice(1).map((message) => ({ ...message, threadRootId: root.id }));
  const { server, loader, store, wanted } = create((input) => {
    const page = list(input);
    const items = page.items.filter(({ seq }) => seq > 1).map((message) => ({ ...message, threadRootId: root.id }));
    return { ...page, items, hasOlder: (items[0]?.seq ?? 0) > 2 };
  });
  server.set({ "threads.get": () => ({ thread: createThread(root) }) });
  const shown = () => store.get().timelines[root.id]?.items.map(({ seq }) => seq);
  await loader.loadWindow(GROUP, "newest", root.id);
  expect(shown()).toEqual([9, 10, 11, 12]);
  await loader.loadOlder(GROUP, root.id);
  await loader.loadOlder(GROUP, root.id);
  expect(shown()).toEqual([1, ...replies.map(({ seq }) => seq)]);
  expect(server.inputsOf("messages.list")).toMatchObject([
    { conversationId: GROUP, threadRootId: root.id },
    { threadRootId: root.id, before: 9 },
    { threadRootId: root.id, before: 5 },
  ]);
  expect(store.get().timelines[GROUP]).toBeUndefined();
  expect(store.get().threads[root.id]).toMatchObject({ following: true });
  expect(wanted).toContainEqual({ kind: "member", memberId: idOf(8) });
});
