import type { Change, ClientState } from "../../sync/state/client-state.js";
import type { EventOf, EventReducers } from "../../sync/state/reducers.js";

function pinsChanged(_state: ClientState, { conversationId }: EventOf<"pin.added" | "pin.removed">): Change {
  return { refetch: [{ kind: "pins", conversationId }] };
}

/** A pinned message shows as it is now. */
function messageChanged(
  _state: ClientState,
  { conversationId, message }: EventOf<"message.edited" | "message.deleted">,
): Change {
  return { refetch: [{ kind: "pins", conversationId, messageId: message.id }] };
}

/** The lists of pins are fetched, so they are fetched again. */
export const pinReducers: EventReducers = {
  "pin.added": pinsChanged,
  "pin.removed": pinsChanged,
  "message.edited": messageChanged,
  "message.deleted": messageChanged,
  // Rejoining a group may show another stretch of its past.
  "conversation.joined": (state, { conversationId, memberId }) =>
    memberId === state.meId ? { refetch: [{ kind: "pins", conversationId }] } : {},
};
