import { isMuted } from "@parley/api";
import type { ClientState } from "../../sync/state/client-state.js";

type Threads = Pick<ClientState, "threads" | "conversations">;

function listUnreadThreads({ threads, conversations }: Threads) {
  return Object.values(threads).filter(
    ({ following, unreadCount, conversationId }) =>
      following && unreadCount > 0 && (conversations[conversationId]?.archivedAt ?? null) === null,
  );
}

/** Followed threads with something unread; those of archived groups call for nobody (SPEC product 2). */
export function countUnreadThreads(state: Threads): number {
  return listUnreadThreads(state).length;
}

/** Those of them that the window's title counts: it leaves out what is muted. */
export function countUnreadThreadsInTitle(state: Threads, now: Date): number {
  return listUnreadThreads(state).filter(({ conversationId }) => {
    const conversation = state.conversations[conversationId];
    return conversation === undefined || !isMuted(conversation.preferences, now);
  }).length;
}
