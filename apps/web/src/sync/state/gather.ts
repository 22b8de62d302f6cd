import type { Applied, Change, ClientState, Refetch } from "./client-state.js";

/** Puts together what the features make of one thing that happened. */
export function gather(state: ClientState, changes: readonly Change[]): Applied {
  const refetch: Refetch[] = [];
  let next = state;
  for (const change of changes) {
    if (change.patch) next = { ...next, ...change.patch };
    if (change.refetch) refetch.push(...change.refetch);
  }
  return { state: next, refetch };
}
