import { useCallback } from "react";
import { useLook } from "../receipts/use-look";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { receiveThreadState } from "./receive-thread-state.js";

/**
 * Moves the cursor of a followed thread while it is in view, the window has the focus and the end of the replies shows.
 *
 * @param held the reader marked a reply unread here: it stays so until they come back
 */
export function useMarkThreadRead(rootId: string, atEnd: boolean, held: boolean): void {
  const { client, store } = useWorkspaceSession();
  const lastSeq = useClientState((state) => state.timelines[rootId]?.items.at(-1)?.seq ?? 0);
  const isUnread = useClientState(({ threads }) => {
    const thread = threads[rootId];
    return thread?.following === true && (thread.unreadCount > 0 || thread.readSeq < lastSeq);
  });
  const markRead = useCallback(() => {
    // When it fails the thread just stays unread, and the next look tries again.
    client.threads.markRead
      .mutate({ rootId, seq: lastSeq })
      .then((read) => store.update((state) => receiveThreadState(state, read)))
      .catch(() => undefined);
  }, [client, store, rootId, lastSeq]);
  useLook(isUnread && atEnd && !held && lastSeq > 0, markRead);
}
