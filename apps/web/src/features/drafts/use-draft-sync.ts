import { useEffect } from "react";
import { useClientState, useIsConnected, useWorkspaceSession } from "../workspaces/workspace-context";
import { useDrafts } from "./use-drafts";

/** Shares the reader's drafts with their other devices, while connected. */
export function useDraftSync(): void {
  const { client, store } = useWorkspaceSession();
  const drafts = useDrafts();
  const known = useClientState((state) => state.drafts);
  const isConnected = useIsConnected();
  useEffect(() => drafts.receive(known), [drafts, known]);
  useEffect(() => {
    if (!isConnected) return;
    let stop: (() => void) | undefined;
    let ended = false;
    void import("./draft-sync").then(
      ({ startDraftSync }) => {
        if (!ended) stop = startDraftSync({ client, store, drafts });
      },
      () => undefined,
    );
    return () => {
      ended = true;
      stop?.();
    };
  }, [isConnected, client, store, drafts]);
}
