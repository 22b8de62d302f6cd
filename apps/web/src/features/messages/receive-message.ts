import type { Message } from "@parley/api";
import type { Applied, ClientState } from "../../sync/state/client-state.js";
import { gather } from "../../sync/state/gather.js";
import { applyChanged } from "../conversations/apply.js";
import { applyMessage } from "./apply.js";

/** Takes in the answer to a send: the message stands in the timeline, its event does the rest when it comes. */
export function receiveSentMessage(state: ClientState, message: Message): ClientState {
  return gather(state, [applyMessage(state, message, true)]).state;
}

/** Takes in the answer to an edit or a deletion, as its event would do it. */
export function receiveChangedMessage(state: ClientState, message: Message): Applied {
  return gather(state, [
    applyMessage(state, message, false),
    applyChanged(state, { conversationId: message.conversationId, message, seq: message.rev }),
  ]);
}
