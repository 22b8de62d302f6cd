import type { Conversation } from "@parley/api";
import { useCallback } from "react";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { receiveConversation } from "./receive-conversation.js";

/** Runs a call that answers with a conversation, and takes that into the state; gives its id. */
export function useTakeConversation(): (call: () => Promise<{ conversation: Conversation }>) => Promise<string> {
  const { store } = useWorkspaceSession();
  return useCallback(
    async (call) => {
      const requestedAt = store.get().seq;
      const { conversation } = await call();
      store.update((state) => receiveConversation(state, conversation, requestedAt));
      return conversation.id;
    },
    [store],
  );
}
