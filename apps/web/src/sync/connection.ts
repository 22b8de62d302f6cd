import type { FollowError, FollowState } from "@parley/api";

/** How the workspace's live connection stands, and why it ended if it did. */
export interface ConnectionView {
  readonly state: FollowState;
  /** The last error that following could not get over. */
  readonly failure: FollowError | undefined;
}

/** The connection's state for screens to watch. */
export interface ConnectionStore {
  get(): ConnectionView;
  set(change: Partial<ConnectionView>): void;
  subscribe(listener: () => void): () => void;
}

export function createConnectionStore(): ConnectionStore {
  let view: ConnectionView = { state: "connecting", failure: undefined };
  const listeners = new Set<() => void>();
  return {
    get: () => view,
    set: (change) => {
      view = { ...view, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
