import { useCallback } from "react";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import type { Timeline } from "../../sync/state/client-state.js";
import { getMessageKey } from "../messages/to-message-view";
import { useWorkspaceSession } from "../workspaces/workspace-context";

/** Opens a thread of a conversation beside it, or on a narrow screen in its place. */
export function useOpenThread(conversationId: string): (rootId: string | undefined) => void {
  const { slug } = useWorkspaceSession();
  return useCallback(
    (rootId) => {
      if (rootId !== undefined) navigate(paths.thread(slug, conversationId, rootId));
    },
    [slug, conversationId],
  );
}

/** The root of the thread that a message of a timeline is in: its own, or the one it replies to. */
export function findThreadOf(timeline: Timeline | undefined, key: string): string | undefined {
  const message = timeline?.items.find((item) => getMessageKey(item) === key);
  return message && (message.threadRootId ?? message.id);
}
