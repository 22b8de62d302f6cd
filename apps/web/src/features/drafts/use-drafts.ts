import { useClientState } from "../workspaces/workspace-context";
import { createDraftStore, type DraftStore } from "./draft-store";

const stores = new Map<string, DraftStore>();

/** The drafts of the member at this screen. */
export function useDrafts(): DraftStore {
  const meId = useClientState((state) => state.meId);
  const store = stores.get(meId) ?? createDraftStore(meId);
  stores.set(meId, store);
  return store;
}

/** After the drafts were cleared from the device, none is left in memory either. */
export function forgetDraftStores(): void {
  stores.clear();
}
