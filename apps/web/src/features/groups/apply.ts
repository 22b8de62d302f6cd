import type { Change, ClientState } from "../../sync/state/client-state.js";
import type { EventReducers } from "../../sync/state/reducers.js";

function membersChanged(_: ClientState, { conversationId }: { conversationId: string }): Change {
  return { refetch: [{ kind: "group-members", conversationId }, { kind: "groups" }] };
}

function groupsChanged(): Change {
  return { refetch: [{ kind: "groups" }] };
}

/** The part of the lists of groups and of their members: they are fetched, so they are fetched again. */
export const groupReducers: EventReducers = {
  "conversation.joined": membersChanged,
  "conversation.left": membersChanged,
  "conversation.role-changed": membersChanged,
  "conversation.created": groupsChanged,
  "conversation.changed": groupsChanged,
  "conversation.archived": groupsChanged,
  "conversation.deleted": groupsChanged,
};
