import type { Member } from "@parley/api";
import type { ClientState } from "../../sync/state/client-state.js";
import { mergeMembers } from "./apply.js";

/** Takes in people from an answer; a newer state of one wins. */
export function receiveMembers(state: ClientState, members: readonly Member[]): ClientState {
  const merged = mergeMembers(state.members, members);
  return merged === state.members ? state : { ...state, members: merged };
}
