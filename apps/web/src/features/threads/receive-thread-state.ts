import type { ThreadState } from "@parley/api";
import type { Applied, ClientState } from "../../sync/state/client-state.js";
import { gather } from "../../sync/state/gather.js";
import { dismissReadThread } from "../notifications/apply.js";
import { applyThreadState } from "./apply.js";

/** Takes in where the reader stands in a thread: the answer of `threads.get`, `follow`, `unfollow` or `markRead`. */
export function receiveThreadState(state: ClientState, thread: ThreadState): Applied {
  return gather(state, [applyThreadState(state, thread), dismissReadThread(state, thread)]);
}
