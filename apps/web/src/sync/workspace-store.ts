import type { QueryClient } from "@tanstack/react-query";
import type { Applied, ClientState, Refetch } from "./state/client-state.js";

/** Where the workspace's state lies in the query cache. */
const CLIENT_STATE_KEY = ["client-state"] as const;

/**
 * The workspace's state in the query cache: every screen reads it from there, and only the sync writes it.
 * Screens listen here and not to the cache: an observer of a query costs some twenty times what a listener does, and there
 * are several for each message.
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
export function createWorkspaceStore(
  queryClient: QueryClient,
  onRefetch: (refetch: readonly Refetch[]) => void,
): WorkspaceStore {
  // States are compared by identity: reducers keep what did not change.
  queryClient.setQueryDefaults(CLIENT_STATE_KEY, {
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const listeners = new Set<() => void>();
  const find = () => queryClient.getQueryData<ClientState>(CLIENT_STATE_KEY);
  const replace = (state: ClientState) => {
    queryClient.setQueryData(CLIENT_STATE_KEY, state);
    for (const listener of listeners) listener();
  };
  return {
    find,
    get: () => {
      const state = find();
      if (!state) throw new Error("The workspace is not loaded yet.");
      return state;
    },
    replace,
    update: (change) => {
      const before = find();
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
