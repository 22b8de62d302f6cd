// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { createStore, entries, set } from "idb-keyval";
import { expect, test } from "vitest";
import { createSnapshotCache } from "../../sync/snapshot-cache";
import { createClientState } from "../../sync/state/create-client-state.js";
import { createBootstrap, GROUP, ME } from "../../testing/factories";
import { createDraftStore } from "../drafts/draft-store";
import { emojiStore } from "../reactions/emoji-store";
import { recentSearches } from "../search/recent-searches";
import { forgetEverything } from "./forget-everything";

test("leaves no snapshot, no draft and no unsent message on the device, but the choice of theme and language", async () => {
  const cache = createSnapshotCache();
  const outbox = createStore("parley-outbox", "entries");
  await cache.write("berger", createClientState(createBootstrap()));
  await set("one", { text: "not sent" }, outbox);
  createDraftStore(ME).set({ conversationId: GROUP }, "half a thought");
  emojiStore.use("👍");
  recentSearches.add("berger", "key");
  localStorage.setItem("parley.preferences", '{"theme":"dark"}');

  await forgetEverything();

  expect(await cache.read("berger")).toBeUndefined();
  expect(await entries(outbox)).toEqual([]);
  expect(Object.keys(localStorage)).toEqual(["parley.preferences"]);
});
