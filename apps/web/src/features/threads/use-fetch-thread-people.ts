import type { Thread } from "@parley/api";
import { useEffect } from "react";
import { getPeopleOf } from "../members/apply.js";
import { useWorkspaceSession } from "../workspaces/workspace-context";

/** Has everybody fetched who wrote in the threads of a list, or is mentioned there, and each conversation it names. */
export function useFetchThreadPeople(threads: readonly Thread[]): void {
  const { store } = useWorkspaceSession();
  useEffect(() => {
    const { members, conversations } = store.get();
    const shown = threads.flatMap(({ root, lastReplies }) => [...(root ? [root] : []), ...lastReplies]);
    const strangers = new Set(shown.flatMap(getPeopleOf).filter((id) => !members[id]));
    const unknown = new Set(threads.map(({ conversationId }) => conversationId).filter((id) => !conversations[id]));
    if (strangers.size + unknown.size === 0) return;
    store.update((state) => ({
      state,
      refetch: [
        ...[...strangers].map((memberId) => ({ kind: "member", memberId }) as const),
        ...[...unknown].map((conversationId) => ({ kind: "conversation", conversationId }) as const),
      ],
    }));
  }, [threads, store]);
}
