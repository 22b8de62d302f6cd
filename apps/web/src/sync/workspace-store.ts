import type { Applied, ClientState, Refetch } from "./state/client-state.js";

/**
 * The workspace's state: every screen reads it from here, and only the sync writes it. It is no query of the query cache: an
 * observer of one costs some twenty times what a listener here does, and there are several for each message.
 */
export interface WorkspaceStore {
  find(): ClientState | undefined;
  /** Throws before the first snapshot. */
  get(): ClientState;
  replace(state: ClientState): void;
  /** Changes the state and has fetched what the change asks for. Does nothing before the first snapshot. */
  update(change: (state: ClientState) => Applied | ClientState): void;
  /** Tells of every new state, until what it returns is called. Bound, as React wants it. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** @param onRefetch is told what a change asks to be fetched */
export function createWorkspaceStore(onRefetch: (refetch: readonly Refetch[]) => void): WorkspaceStore {
  let current: ClientState | undefined;
  const listeners = new Set<() => void>();
  const replace = (state: ClientState) => {
    current = state;
    for (const listener of listeners) listener();
  };
  return {
    find: () => current,
    get: () => {
      if (!current) throw new Error("The workspace is not loaded yet.");
      return current;
    },
    replace,
    update: (change) => {
      const before = current;
      if (!before) return;
      const result = change(before);
      const { state, refetch } = "refetch" in result ? result : { state: result, refetch: [] };
      if (state !== before) replace(state);
      if (refetch.length > 0) onRefetch(refetch);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
