import "fake-indexeddb/auto";
import { createStore, set } from "idb-keyval";
import { expect, test } from "vitest";
import { createBootstrap, createConversation, createMessage, GROUP, idOf } from "../testing/factories";
import { createSnapshotCache, toSnapshot } from "./snapshot-cache";
import type { ClientState, Timeline } from "./state/client-state.js";
import { createClientState } from "./state/create-client-state.js";

const timeline = (length: number, more: Partial<Timeline> = {}): Timeline => ({
  items: Array.from({ length }, (_, index) => createMessage({ seq: index + 1 })),
  hasOlder: false,
  hasNewer: false,
  stale: false,
  window: 1,
  ...more,
});

function createState(timelines: ClientState["timelines"]): ClientState {
  const conversations = Object.keys(timelines).map((id, index) =>
    createConversation({ id, lastActivityAt: `2026-11-${String(index + 1).padStart(2, "0")}` }),
  );
  return { ...createClientState(createBootstrap({ conversations })), timelines, connectionId: idOf(9) };
}

test("keeps the newest messages of the latest conversations, marked as of an earlier visit", () => {
  const ids = Array.from({ length: 7 }, (_, index) => idOf(300 + index));
  const kept = toSnapshot(createState(Object.fromEntries(ids.map((id) => [id, timeline(80)]))));
  expect(Object.keys(kept.timelines).toSorted()).toEqual(ids.slice(2));
  const one = kept.timelines[idOf(306)];
  expect(one?.items).toHaveLength(50);
  expect(one?.items.at(-1)?.seq).toBe(80);
  expect(one).toMatchObject({ stale: true, hasOlder: true });
  expect(kept).toMatchObject({ connectionId: null, presences: {}, typing: {} });
});

test("does not keep a stretch of the past, which would pass for the present", () => {
  expect(toSnapshot(createState({ [GROUP]: timeline(3, { hasNewer: true }) })).timelines).toEqual({});
});

test("gives back what was kept, for each workspace its own, until everything is forgotten", async () => {
  const cache = createSnapshotCache(createStore("snapshots-1", "workspaces"));
  const state = createState({ [GROUP]: timeline(3) });
  expect(await cache.read("berger")).toBeUndefined();
  await cache.write("berger", state);
  expect(await cache.read("berger")).toEqual(toSnapshot(state));
  expect(await cache.read("linden")).toBeUndefined();
  await cache.clear();
  expect(await cache.read("berger")).toBeUndefined();
});

test("a snapshot of another release is not shown", async () => {
  const store = createStore("snapshots-2", "workspaces");
  await set("berger", { version: 0, state: {} }, store);
  expect(await createSnapshotCache(store).read("berger")).toBeUndefined();
});

test("a broken storage is as good as none", async () => {
  const broken = () => Promise.reject(new Error("no storage in a private window"));
  const cache = createSnapshotCache(broken);
  await cache.write("berger", createState({}));
  await cache.clear();
  expect(await cache.read("berger")).toBeUndefined();
});
