import { LIMITS } from "@parley/api";
import { useQuery } from "@tanstack/react-query";
import { useClientState, useIsConnected, useWorkspaceSession } from "../workspaces/workspace-context";
import { receivePresences } from "./apply.js";

/** The stream names those who are connected, just behind its beginning; the others are asked for after this, in milliseconds. */
const SETTLED_MS = 30_000;

/**
 * Asks for those of whom the stream has told nothing: they are not connected, or in large groups only. With it their last
 * visit and their status can be shown. Of many the first `LIMITS.lookup` are asked for.
 */
export function useAskedPresences(memberIds: readonly string[]): void {
  const { client, store, queryClient } = useWorkspaceSession();
  const isConnected = useIsConnected();
  const connectionId = useClientState((state) => state.connectionId);
  const wanted = [...new Set(memberIds)].sort().slice(0, LIMITS.lookup);
  useQuery(
    {
      queryKey: ["presences", connectionId, wanted],
      queryFn: async () => {
        const { presences: known } = store.get();
        const missing = wanted.filter((id) => known[id] === undefined);
        if (missing.length === 0) return true;
        const { presences } = await client.presence.get.query({ memberIds: missing });
        store.update((state) => receivePresences(state, presences));
        return true;
      },
      enabled: isConnected && connectionId !== null && wanted.length > 0,
      staleTime: SETTLED_MS,
    },
    queryClient,
  );
}
