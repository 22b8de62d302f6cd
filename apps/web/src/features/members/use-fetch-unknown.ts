import { useEffect } from "react";
import { useWorkspaceSession } from "../workspaces/workspace-context";

/** Whom and which conversation an item of a list names. */
export interface NamedByItem {
  memberIds: readonly string[];
  conversationId: string;
}

/** Has fetched whoever the items of a list name and is not known yet. `getNamed` has to stay the same. */
export function useFetchUnknown<Item>(items: readonly Item[], getNamed: (item: Item) => NamedByItem): void {
  const { store } = useWorkspaceSession();
  useEffect(() => {
    const { members, conversations } = store.get();
    const named = items.map(getNamed);
    const strangers = new Set(named.flatMap(({ memberIds }) => memberIds).filter((id) => !members[id]));
    const unknown = new Set(named.map(({ conversationId }) => conversationId).filter((id) => !conversations[id]));
    if (strangers.size + unknown.size === 0) return;
    store.update((state) => ({
      state,
      refetch: [
        ...[...strangers].map((memberId) => ({ kind: "member", memberId }) as const),
        ...[...unknown].map((conversationId) => ({ kind: "conversation", conversationId }) as const),
      ],
    }));
  }, [items, getNamed, store]);
}
