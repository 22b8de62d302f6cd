import { clear, createStore, get, set, type UseStore } from "idb-keyval";
import type { ClientState } from "./state/client-state.js";

/** Raised whenever `ClientState` changes shape: an older snapshot is then not shown. */
const VERSION = 6;
/** Timelines kept for the next visit, those with the last activity, and messages of each. */
const KEPT_TIMELINES = 5;
const KEPT_MESSAGES = 50;

/** What is shown of a workspace before the server has answered. */
export interface SnapshotCache {
  read(slug: string): Promise<ClientState | undefined>;
  write(slug: string, state: ClientState): Promise<void>;
  /** At sign-out: nothing of anybody stays. */
  clear(): Promise<void>;
}

/** A state as it is kept: without what is only true for a moment, and no larger than a first paint needs. */
export function toSnapshot(state: ClientState): ClientState {
  const kept = Object.keys(state.timelines)
    .sort((one, other) => lastActivity(state, other).localeCompare(lastActivity(state, one)))
    .slice(0, KEPT_TIMELINES)
    .flatMap((id) => {
      const timeline = state.timelines[id];
      if (!timeline || timeline.hasNewer || timeline.threadOf) return [];
      const items = timeline.items.slice(-KEPT_MESSAGES);
      const hasOlder = timeline.hasOlder || items.length < timeline.items.length;
      return [[id, { ...timeline, items, hasOlder, stale: true }] as const];
    });
  return {
    ...state,
    timelines: Object.fromEntries(kept),
    recent: { floor: state.seq, messages: [], reactions: [], threads: [] },
    receipts: {},
    drafts: {},
    presences: {},
    typing: {},
    connectionId: null,
  };
}

function lastActivity(state: ClientState, conversationId: string): string {
  return state.conversations[conversationId]?.lastActivityAt ?? "";
}

/** The cache in IndexedDB. It is a help, never a need: every failure means "nothing kept". */
export function createSnapshotCache(store: UseStore = createStore("parley-snapshots", "workspaces")): SnapshotCache {
  return {
    read: async (slug) => {
      const kept = await get<{ version: number; state: ClientState }>(slug, store).catch(() => undefined);
      return kept?.version === VERSION ? kept.state : undefined;
    },
    write: (slug, state) => set(slug, { version: VERSION, state: toSnapshot(state) }, store).catch(() => undefined),
    clear: () => clear(store).catch(() => undefined),
  };
}
