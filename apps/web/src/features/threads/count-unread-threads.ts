import type { ClientState } from "../../sync/state/client-state.js";

/** Followed threads with something unread; those of archived groups call for nobody (SPEC product 2). */
export function countUnreadThreads({ threads, conversations }: Pick<ClientState, "threads" | "conversations">): number {
  return Object.values(threads).filter(
    ({ following, unreadCount, conversationId }) =>
      following && unreadCount > 0 && (conversations[conversationId]?.archivedAt ?? null) === null,
  ).length;
}
