import type { Preferences } from "@parley/api";
import type { Change, ClientState } from "../../sync/state/client-state.js";
import type { EventReducers } from "../../sync/state/reducers.js";

/** Takes in what the reader decided for themselves, told by an event or as an answer. */
export function applyPreferences(state: ClientState, { preferences }: { preferences: Preferences }): Change {
  return preferences.rev > state.preferences.rev ? { patch: { preferences } } : {};
}

/** The preferences' part in events. */
export const preferenceReducers: EventReducers = { "preference.changed": applyPreferences };
