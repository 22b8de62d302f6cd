import type { ReadState } from "@parley/api";
import type { Applied, ClientState } from "../../sync/state/client-state.js";
import { gather } from "../../sync/state/gather.js";
import { dismissRead } from "../notifications/apply.js";
import { applyReadState } from "./apply.js";

/** Takes in the answer of `receipts.markRead` and `markUnread`: what the signal to one's devices says, which may not come. */
export function receiveReadState(state: ClientState, read: ReadState): Applied {
  return gather(state, [applyReadState(state, read), dismissRead(state, read)]);
}
