import type { FollowState } from "@parley/api";
import type { ConnectionState } from "@parley/ui";

/** What the status region says: the first connecting is told like any other. */
export function getConnectionState(state: FollowState, isOnline: boolean): ConnectionState {
  if (state === "connected") return isOnline ? "connected" : "offline";
  return isOnline && state !== "offline" ? "reconnecting" : "offline";
}
