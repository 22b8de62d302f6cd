import type { MemberPreferences } from "@parley/api";
import type { Change, ClientState } from "../../sync/state/client-state.js";
import type { EventReducers } from "../../sync/state/reducers.js";

/** Takes in what the reader decided for themselves, told by an event or as an answer. */
export function applyMemberPreferences(
  state: ClientState,
  { preferences }: { preferences: MemberPreferences },
): Change {
  return preferences.rev > state.preferences.rev ? { patch: { preferences } } : {};
}

/** The preferences' part in events. */
export const preferenceReducers: EventReducers = {
  "preference.changed": (state, event) => (event.scope === "member" ? applyMemberPreferences(state, event) : {}),
};
