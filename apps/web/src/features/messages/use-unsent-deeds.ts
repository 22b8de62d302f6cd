import { useMemo } from "react";
import { useWorkspaceSession } from "../workspaces/workspace-context";

/** What can be done with a message that could not be sent. Always the same, so that messages that stay are not drawn again. */
export function useUnsentDeeds() {
  const session = useWorkspaceSession();
  return useMemo(
    () => ({
      onRetry: (key: string) => void session.getOutbox().retry(key),
      onDiscard: (key: string) => void session.getOutbox().discard(key),
    }),
    [session],
  );
}
