import { type ParleyClient, reasonOf } from "@parley/api";
import {
  type Applied,
  type ClientState,
  createClientState,
  mergePage,
  type ReceivedPage,
  type Refetch,
  receiveConversation,
  receiveMembers,
} from "../../../web/src/sync/state/index.js";

/** What a client starts from, with every timeline open. */
export async function fetchState(client: ParleyClient): Promise<{ state: ClientState; cursor: string }> {
  const bootstrap = await client.live.bootstrap.query();
  let state = createClientState(bootstrap);
  for (const { id: conversationId } of bootstrap.conversations) {
    const page = await client.messages.list.query({ conversationId, limit: 100 });
    state = withTimeline(state, { conversationId, page, requestedAt: state.seq });
  }
  return { state, cursor: bootstrap.cursor };
}

function withTimeline(state: ClientState, page: Omit<ReceivedPage, "anchor">): ClientState {
  const merged = mergePage(state, { ...page, anchor: "window" });
  if (merged === "stale") throw new Error("A scene has fewer messages than a client keeps.");
  return merged;
}

function undefinedIfNotFound(error: unknown): undefined {
  if (reasonOf(error) !== "NOT_FOUND") throw error;
}

/** What a state shows, without how it was come by. */
export function comparable(state: ClientState) {
  const { meId, workspace, preferences, conversations, conversationsCursor, timelines } = state;
  return { meId, workspace, preferences, conversations, conversationsCursor, timelines };
}

/**
 * Fetches what a reducer has asked for, as of a state's seq, and gives what it does to the state there is by then. A
 * conversation that is gone meanwhile is left out.
 */
export async function fetchWanted(
  client: ParleyClient,
  requestedAt: number,
  refetch: Refetch,
): Promise<(state: ClientState) => Applied> {
  if (refetch.kind === "conversation") {
    const { conversationId } = refetch;
    const found = await client.conversations.get.query({ conversationId }).catch(undefinedIfNotFound);
    return (state) =>
      found === undefined
        ? { state: without(state, conversationId), refetch: [] }
        : receiveConversation(state, found.conversation, requestedAt);
  }
  if (refetch.kind === "timeline") {
    const { conversationId } = refetch;
    const page = await client.messages.list.query({ conversationId, limit: 100 });
    return (state) => ({ state: withTimeline(state, { conversationId, page, requestedAt }), refetch: [] });
  }
  if (refetch.kind === "member") {
    const { members } = await client.members.get.query({ memberIds: [refetch.memberId] });
    return (state) => ({ state: receiveMembers(state, members), refetch: [] });
  }
  return (state) => ({ state, refetch: [] });
}

function without(state: ClientState, conversationId: string): ClientState {
  const { [conversationId]: _conversation, ...conversations } = state.conversations;
  const { [conversationId]: _timeline, ...timelines } = state.timelines;
  return { ...state, conversations, timelines };
}
