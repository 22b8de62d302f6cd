import { LIMITS } from "@parley/api";
import { useEffect, useState } from "react";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { watchIdle } from "./watch-idle";

/** Tells the server when nobody has touched this device for a while, and when somebody is back. */
export function useIdleSignal(): void {
  const { client } = useWorkspaceSession();
  const connectionId = useClientState((state) => state.connectionId);
  const [idle, setIdle] = useState(false);
  // What this device has told, and on which connection: a new one counts as in use until it is told otherwise.
  const [told] = useState({ connectionId, idle: false });

  useEffect(() => watchIdle(window, LIMITS.idleMs, setIdle), []);
  useEffect(() => {
    if (connectionId === null) return;
    const before = told.connectionId === connectionId && told.idle;
    Object.assign(told, { connectionId, idle });
    if (before === idle) return;
    // A closed connection is unknown to the server; the next one is told afresh.
    client.presence.signal.mutate({ connectionId, idle }).catch(() => undefined);
  }, [client, connectionId, idle, told]);
}
