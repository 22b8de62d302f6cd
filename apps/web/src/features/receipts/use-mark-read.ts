import { useCallback } from "react";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { receiveReadState } from "./receive-read-state.js";
import { useLook } from "./use-look";

/**
 * Moves the read cursor while the conversation is in view, the window has the focus and the end of the list shows.
 *
 * @param held the reader marked something unread here: it stays so until they come back
 */
export function useMarkRead(conversationId: string, atEnd: boolean, held: boolean): void {
  const { client, store } = useWorkspaceSession();
  const lastSeq = useClientState((state) => state.timelines[conversationId]?.items.at(-1)?.seq ?? 0);
  const isUnread = useClientState((state) => {
    const conversation = state.conversations[conversationId];
    return conversation !== undefined && (conversation.unreadCount > 0 || conversation.mentionCount > 0);
  });

  const markRead = useCallback(() => {
    // When it fails the conversation just stays unread, and the next look tries again.
    client.receipts.markRead
      .mutate({ conversationId, seq: lastSeq })
      .then((read) => store.update((state) => receiveReadState(state, read)))
      .catch(() => undefined);
  }, [client, store, conversationId, lastSeq]);
  useLook(isUnread && atEnd && !held && lastSeq > 0, markRead);
}
