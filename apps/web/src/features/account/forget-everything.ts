import { clear, createStore } from "idb-keyval";
import { createSnapshotCache, type SnapshotCache } from "../../sync/snapshot-cache";
import { clearDrafts } from "../drafts/draft-store";
import { forgetDraftStores } from "../drafts/use-drafts";
import { emojiStore } from "../reactions/emoji-store";
import { recentSearches } from "../search/recent-searches";

/** At sign-out: snapshots, drafts, unsent messages, emoji used last and searches leave the device. */
export async function forgetEverything(cache: SnapshotCache = createSnapshotCache()): Promise<void> {
  clearDrafts();
  forgetDraftStores();
  emojiStore.forget();
  recentSearches.forget();
  await cache.clear();
  await clear(createStore("parley-outbox", "entries")).catch(() => undefined);
}
