import type { Notification } from "@parley/api";
import { useEffect } from "react";
import { getPeopleOf } from "../members/apply.js";
import { useWorkspaceSession } from "../workspaces/workspace-context";

/** Has everybody fetched whom notifications are about, or whose message names them. */
export function useFetchActors(notifications: readonly Notification[]): void {
  const { store } = useWorkspaceSession();
  useEffect(() => {
    const { members } = store.get();
    const named = notifications.flatMap(({ actorIds, message }) => [
      ...actorIds,
      ...(message ? getPeopleOf(message) : []),
    ]);
    const strangers = [...new Set(named)].filter((id) => !members[id]);
    if (strangers.length === 0) return;
    store.update((state) => ({ state, refetch: strangers.map((memberId) => ({ kind: "member", memberId })) }));
  }, [notifications, store]);
}
