import { type CallOptions, type ParleyClient, reasonOf } from "@parley/api";
import {
  type Applied,
  type ClientState,
  createClientState,
  mergePage,
  type ReceivedPage,
  type Refetch,
  receiveConversation,
  receiveDrafts,
  receiveMembers,
  receiveThreadState,
  receiveUnread,
} from "../../../../web/src/sync/state/index.js";

/** What a client starts from, with every timeline open. */
export async function fetchState(client: ParleyClient): Promise<{ state: ClientState; cursor: string }> {
  const bootstrap = await client.live.bootstrap.query();
  let state = createClientState(bootstrap);
  for (const { id: conversationId } of bootstrap.conversations) {
    const page = await client.messages.list.query({ conversationId, limit: 100 });
    state = withTimeline(state, { conversationId, page, requestedAt: state.seq });
    for (const { id, threadRev } of page.items)
      if (threadRev > 0) state = await withReplies(client, state, conversationId, id);
  }
  const { items } = await client.drafts.list.query();
  return { state: receiveDrafts(state, items, state.drafts), cursor: bootstrap.cursor };
}

/** A thread as it is once somebody has opened it. */
async function withReplies(
  client: ParleyClient,
  state: ClientState,
  conversationId: string,
  rootId: string,
): Promise<ClientState> {
  const [page, { thread }] = await Promise.all([
    client.messages.list.query({ conversationId, threadRootId: rootId, limit: 100 }),
    client.threads.get.query({ rootId }),
  ]);
  return withTimeline(state, { conversationId, thread, page, requestedAt: state.seq });
}

function withTimeline(state: ClientState, page: Omit<ReceivedPage, "anchor">): ClientState {
  const merged = mergePage(state, { ...page, anchor: "window" });
  if (merged === "stale") throw new Error("A scene has fewer messages than a client keeps.");
  return merged;
}

function undefinedIfNotFound(error: unknown): undefined {
  if (reasonOf(error) !== "NOT_FOUND") throw error;
}

/** What a state shows, without how it was come by: a thread that is not followed is as good as unknown. */
export function comparable(state: ClientState) {
  const { meId, workspace, preferences, notifications, conversations, conversationsCursor, timelines, threads } = state;
  const followed = Object.values(threads).flatMap(({ headSeq: _, touched: __, ...thread }) =>
    thread.following ? [[thread.rootId, thread]] : [],
  );
  const drafts = Object.fromEntries(Object.entries(state.drafts).filter(([, { text }]) => text !== ""));
  const items = Object.values(timelines).flatMap((timeline) => timeline.items);
  const previews = Object.fromEntries(
    items.flatMap(({ id, deletedAt }) =>
      deletedAt === null && state.previews[id]?.preview ? [[id, state.previews[id].preview]] : [],
    ),
  ) as Record<string, unknown>;
  const shown = {
    meId,
    workspace,
    preferences,
    notifications,
    conversations,
    conversationsCursor,
    timelines,
    drafts,
    previews,
  };
  return { ...shown, threads: Object.fromEntries(followed) as Record<string, unknown> };
}

/**
 * Fetches what a reducer has asked for, as of a state's seq, and gives what it does to the state there is by then. A
 * conversation that is gone meanwhile is left out. `options` are those of each call.
 */
export async function fetchWanted(
  client: ParleyClient,
  requestedAt: number,
  refetch: Refetch,
  options: CallOptions = {},
): Promise<(state: ClientState) => Applied> {
  if (refetch.kind === "conversation") {
    const { conversationId } = refetch;
    const found = await client.conversations.get.query({ conversationId }, options).catch(undefinedIfNotFound);
    return (state) =>
      found === undefined
        ? { state: without(state, conversationId), refetch: [] }
        : receiveConversation(state, found.conversation, requestedAt);
  }
  if (refetch.kind === "timeline") {
    const { conversationId } = refetch;
    const page = await client.messages.list.query({ conversationId, limit: 100 }, options);
    return (state) => ({ state: withTimeline(state, { conversationId, page, requestedAt }), refetch: [] });
  }
  if (refetch.kind === "thread") {
    const found = await client.threads.get.query({ rootId: refetch.rootId }, options).catch(undefinedIfNotFound);
    return (state) => (found === undefined ? { state, refetch: [] } : receiveThreadState(state, found.thread));
  }
  if (refetch.kind === "unread-notifications") {
    const { items } = await client.notifications.list.query({ unreadOnly: true, limit: 100 }, options);
    return (state) => receiveUnread(state, items, requestedAt);
  }
  if (refetch.kind === "member") {
    const { members } = await client.members.get.query({ memberIds: [refetch.memberId] }, options);
    return (state) => ({ state: receiveMembers(state, members), refetch: [] });
  }
  return (state) => ({ state, refetch: [] });
}

function without(state: ClientState, conversationId: string): ClientState {
  const { [conversationId]: _conversation, ...conversations } = state.conversations;
  const { [conversationId]: _timeline, ...timelines } = state.timelines;
  return { ...state, conversations, timelines };
}
