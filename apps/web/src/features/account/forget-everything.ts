import { clear, createStore } from "idb-keyval";
import { createSnapshotCache, type SnapshotCache } from "../../sync/snapshot-cache";
import { clearDrafts } from "../messages/draft-store";
import { forgetDraftStores } from "../messages/use-drafts";
import { emojiStore } from "../reactions/emoji-store";

/** At sign-out: snapshots, drafts, unsent messages and emoji used last leave the device. */
export async function forgetEverything(cache: SnapshotCache = createSnapshotCache()): Promise<void> {
  clearDrafts();
  forgetDraftStores();
  emojiStore.forget();
  await cache.clear();
  await clear(createStore("parley-outbox", "entries")).catch(() => undefined);
}
