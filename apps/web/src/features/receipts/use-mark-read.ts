import { useEffect } from "react";
import { usePageFocus } from "../../lib/use-page-focus";
import { useClientState, useIsConnected, useWorkspaceSession } from "../workspaces/workspace-context";
import { receiveReadState } from "./receive-read-state.js";

/** How long the newest message is looked at before it counts as read, in milliseconds. */
const LOOK_MS = 400;

/**
 * Moves the read cursor while the conversation is in view, the window has the focus and the end of the list shows.
 *
 * @param held the reader marked something unread here: it stays so until they come back
 */
export function useMarkRead(conversationId: string, atEnd: boolean, held: boolean): void {
  const { client, store } = useWorkspaceSession();
  const hasFocus = usePageFocus();
  const isConnected = useIsConnected();
  const lastSeq = useClientState((state) => state.timelines[conversationId]?.items.at(-1)?.seq ?? 0);
  const isUnread = useClientState((state) => {
    const conversation = state.conversations[conversationId];
    return conversation !== undefined && (conversation.unreadCount > 0 || conversation.mentionCount > 0);
  });

  useEffect(() => {
    if (!isUnread || !atEnd || !hasFocus || !isConnected || held || lastSeq === 0) return;
    const timer = setTimeout(() => {
      // When it fails the conversation just stays unread, and the next look tries again.
      client.receipts.markRead
        .mutate({ conversationId, seq: lastSeq })
        .then((read) => store.update((state) => receiveReadState(state, read)))
        .catch(() => undefined);
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [client, store, conversationId, lastSeq, isUnread, atEnd, hasFocus, isConnected, held]);
}
