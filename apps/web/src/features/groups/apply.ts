import type { Change, ClientState, Refetch } from "../../sync/state/client-state.js";
import type { EventOf, EventReducers } from "../../sync/state/reducers.js";

/** Guests see those they share a conversation with: their directory changes with every coming and going. */
function directoryOfGuest(state: ClientState): Refetch[] {
  return state.workspace.role === "guest" ? [{ kind: "directory" }] : [];
}

function membersChanged(state: ClientState, { conversationId }: { conversationId: string }): Change {
  return { refetch: [{ kind: "group-members", conversationId }, { kind: "groups" }, ...directoryOfGuest(state)] };
}

function groupsChanged(): Change {
  return { refetch: [{ kind: "groups" }] };
}

function groupDeleted(state: ClientState): Change {
  return { refetch: [{ kind: "groups" }, ...directoryOfGuest(state)] };
}

/** Names and roles stand in the lists of all the groups people are in; which groups one may find is a matter of one's own. */
function personChanged(state: ClientState, { member }: EventOf<"member.changed" | "member.deactivated">): Change {
  const groups: Refetch[] = member.id === state.meId ? [{ kind: "groups" }] : [];
  return { refetch: [{ kind: "group-members" }, ...groups] };
}

/** The part of the lists of groups and of their members: they are fetched, so they are fetched again. */
export const groupReducers: EventReducers = {
  "conversation.joined": membersChanged,
  "conversation.left": membersChanged,
  "conversation.role-changed": membersChanged,
  "conversation.created": groupsChanged,
  "conversation.changed": groupsChanged,
  "conversation.archived": groupsChanged,
  "conversation.deleted": groupDeleted,
  "member.changed": personChanged,
  "member.deactivated": personChanged,
};
