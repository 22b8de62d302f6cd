import type { SignalReducers } from "../../sync/state/reducers.js";

/** Who is there, and which connection is ours. */
export const presenceSignals: SignalReducers = {
  // A stream that opens tells everybody who is connected; whoever it does not name has gone meanwhile.
  ready: (_, { connectionId }) => ({ patch: { connectionId, presences: {} } }),
  presence: (state, { type: _type, ...presence }) => ({
    patch: { presences: { ...state.presences, [presence.memberId]: presence } },
  }),
};
