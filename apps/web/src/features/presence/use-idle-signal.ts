import { LIMITS } from "@parley/api";
import { useEffect } from "react";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { watchIdle } from "./watch-idle";

/** Tells the server when nobody has touched this device for a while, and when somebody is back. */
export function useIdleSignal(): void {
  const { client } = useWorkspaceSession();
  const connectionId = useClientState((state) => state.connectionId);
  useEffect(() => {
    if (connectionId === null) return;
    return watchIdle(window, LIMITS.idleMs, (idle) => {
      // A closed connection is unknown to the server; the next one tells afresh.
      client.presence.signal.mutate({ connectionId, idle }).catch(() => undefined);
    });
  }, [client, connectionId]);
}
