import { clear, createStore } from "idb-keyval";
import { createSnapshotCache, type SnapshotCache } from "../../sync/snapshot-cache";
import { clearDrafts } from "../messages/draft-store";
import { forgetDraftStores } from "../messages/use-drafts";

/** At sign-out: snapshots, drafts and unsent messages leave the device. */
export async function forgetEverything(cache: SnapshotCache = createSnapshotCache()): Promise<void> {
  clearDrafts();
  forgetDraftStores();
  await cache.clear();
  await clear(createStore("parley-outbox", "entries")).catch(() => undefined);
}
