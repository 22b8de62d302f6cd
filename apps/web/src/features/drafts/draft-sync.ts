import { type ParleyClient, reasonOf } from "@parley/api";
import type { WorkspaceStore } from "../../sync/workspace-store";
import type { DraftStore } from "./draft-store";
import { receiveDrafts } from "./receive-drafts.js";

/** How long nothing must have been typed before it is said, in milliseconds. */
const AFTER_MS = 800;

export interface DraftSyncDeps {
  readonly client: ParleyClient;
  readonly store: WorkspaceStore;
  readonly drafts: DraftStore;
}

/**
 * Keeps the drafts of this device and the server's together while there is a connection: first what was written elsewhere is
 * taken over, then what was written here is said, after each pause in typing. What it gives ends that; what is not said then
 * is said the next time.
 */
export function startDraftSync({ client, store, drafts }: DraftSyncDeps): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pushing = false;
  let stopped = false;

  async function pull(): Promise<void> {
    const before = store.find()?.drafts ?? {};
    const { items } = await client.drafts.list.query();
    if (stopped) return;
    store.update((state) => receiveDrafts(state, items, before));
    drafts.receive(store.get().drafts, true);
  }

  async function push(): Promise<void> {
    for (const { place, text } of drafts.listUnsynced()) {
      try {
        const { draft } = await client.drafts.set.mutate({ ...place, text });
        drafts.markSynced(place, text, draft.rev);
      } catch (error) {
        const reason = reasonOf(error);
        if (reason === "NOT_FOUND") drafts.forget(place);
        // Too long to be a message: it stays on this device alone.
        else if (reason === "INVALID_INPUT") continue;
        else throw error;
      }
      if (stopped) return;
    }
  }

  async function pushAll(): Promise<void> {
    if (pushing || stopped) return;
    pushing = true;
    // Without a network it is said once there is one again.
    await push().catch(() => undefined);
    pushing = false;
  }

  const soon = () => {
    clearTimeout(timer);
    if (drafts.listUnsynced().length > 0) timer = setTimeout(() => void pushAll(), AFTER_MS);
  };
  const unsubscribe = drafts.subscribe(soon);
  pull()
    .catch(() => undefined)
    .finally(soon);
  return () => {
    stopped = true;
    unsubscribe();
    clearTimeout(timer);
  };
}
