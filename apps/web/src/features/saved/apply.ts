import type { Change, ClientState } from "../../sync/state/client-state.js";
import type { EventOf, EventReducers } from "../../sync/state/reducers.js";

const changed = (): Change => ({ refetch: [{ kind: "saved" }] });

function messageChanged(_state: ClientState, { message }: EventOf<"message.edited" | "message.deleted">): Change {
  return { refetch: [{ kind: "saved", messageId: message.id }] };
}

const ownSightChanged = (state: ClientState, { memberId }: { memberId: string }): Change =>
  memberId === state.meId ? changed() : {};

/** What is saved is fetched, so it is fetched again; what is out of sight is not shown. */
export const savedReducers: EventReducers = {
  "saved.added": changed,
  "saved.removed": changed,
  "message.edited": messageChanged,
  "message.deleted": messageChanged,
  "conversation.joined": ownSightChanged,
  "conversation.left": ownSightChanged,
  "conversation.deleted": changed,
};
