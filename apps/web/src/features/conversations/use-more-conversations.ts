import { useMutation } from "@tanstack/react-query";
import { useCallback } from "react";
import { receiveMembers } from "../members/receive-members.js";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { receiveConversation } from "./receive-conversation.js";

/** The pages of the conversation list behind those of the snapshot. */
export function useMoreConversations(): { hasMore: boolean; loading: boolean; failed: boolean; load(): void } {
  const { client, store } = useWorkspaceSession();
  const cursor = useClientState((state) => state.conversationsCursor);
  const { mutate, isPending, isError } = useMutation({
    mutationFn: async (from: string) => {
      const requestedAt = store.get().seq;
      const { items, nextCursor } = await client.conversations.list.query({ cursor: from });
      const strangers = items.flatMap(({ participantIds, lastMessage }) => [
        ...participantIds,
        ...(lastMessage ? [lastMessage.authorId] : []),
      ]);
      const memberIds = [...new Set(strangers)].filter((id) => !store.get().members[id]);
      if (memberIds.length > 0) {
        const { members } = await client.members.get.query({ memberIds });
        store.update((state) => receiveMembers(state, members));
      }
      store.update((state) => ({
        ...items.reduce((current, item) => receiveConversation(current, item, requestedAt).state, state),
        conversationsCursor: nextCursor,
      }));
    },
  });
  const load = useCallback(() => {
    if (cursor !== null) mutate(cursor);
  }, [cursor, mutate]);
  return { hasMore: cursor !== null, loading: isPending, failed: isError, load };
}
