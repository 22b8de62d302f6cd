import type { Applied, Change, ClientState } from "./client-state.js";

/** Puts together what the features make of one thing that happened. */
export function gather(state: ClientState, changes: readonly Change[]): Applied {
  const patches = changes.flatMap(({ patch }) => (patch ? [patch] : []));
  return {
    state: patches.reduce<ClientState>((current, patch) => ({ ...current, ...patch }), state),
    refetch: changes.flatMap(({ refetch = [] }) => refetch),
  };
}
