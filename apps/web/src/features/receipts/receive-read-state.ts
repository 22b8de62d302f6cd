import type { ReadState } from "@parley/api";
import type { Applied, ClientState } from "../../sync/state/client-state.js";
import { gather } from "../../sync/state/gather.js";
import { applyReadState } from "./apply.js";

/** Takes in the answer of `receipts.markRead` and `markUnread`. */
export function receiveReadState(state: ClientState, read: ReadState): Applied {
  return gather(state, [applyReadState(state, read)]);
}
