import { useEffect } from "react";
import { usePageFocus } from "../../lib/use-page-focus";
import { useClientState, useIsConnected, useWorkspaceSession } from "../workspaces/workspace-context";
import { receiveThreadState } from "./receive-thread-state.js";

/** How long the newest reply is looked at before it counts as read, in milliseconds. */
const LOOK_MS = 400;

/** Moves the cursor of a followed thread while its end is in view and the window has the focus. */
export function useMarkThreadRead(rootId: string, atEnd: boolean): void {
  const { client, store } = useWorkspaceSession();
  const hasFocus = usePageFocus();
  const isConnected = useIsConnected();
  const lastSeq = useClientState((state) => state.timelines[rootId]?.items.at(-1)?.seq ?? 0);
  const isUnread = useClientState(({ threads }) => {
    const thread = threads[rootId];
    return thread?.following === true && (thread.unreadCount > 0 || thread.readSeq < lastSeq);
  });

  useEffect(() => {
    if (!isUnread || !atEnd || !hasFocus || !isConnected || lastSeq === 0) return;
    const timer = setTimeout(() => {
      // When it fails the thread just stays unread, and the next look tries again.
      client.threads.markRead
        .mutate({ rootId, seq: lastSeq })
        .then((read) => store.update((state) => receiveThreadState(state, read)))
        .catch(() => undefined);
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [client, store, rootId, lastSeq, isUnread, atEnd, hasFocus, isConnected]);
}
