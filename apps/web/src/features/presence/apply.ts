import type { MemberPresence } from "@parley/api";
import type { ClientState } from "../../sync/state/client-state.js";
import type { SignalReducers } from "../../sync/state/reducers.js";

/** A presence as it stands at `now`: what was chosen until then has ended, also while nobody tells so. */
function standingPresence(presence: MemberPresence, now: number): MemberPresence {
  if (presence.until === null || Date.parse(presence.until) > now) return presence;
  // Who may not be disturbed is connected; whether they are away the server tells in a moment.
  const status = presence.status === "dnd" ? "online" : presence.status;
  return { ...presence, status, text: null, emoji: null, until: null };
}

/** Ends statuses whose time is over; the same state when there is none. */
export function expirePresences(state: ClientState, now: number): ClientState {
  const ended = Object.values(state.presences).flatMap((presence) => {
    const standing = standingPresence(presence, now);
    return standing === presence ? [] : [[presence.memberId, standing] as const];
  });
  if (ended.length === 0) return state;
  return { ...state, presences: { ...state.presences, ...Object.fromEntries(ended) } };
}

/** Takes in the answer of `presence.get`. What the stream has told of somebody meanwhile stays. */
export function receivePresences(state: ClientState, presences: readonly MemberPresence[]): ClientState {
  const asked = Object.fromEntries(presences.map((presence) => [presence.memberId, presence]));
  return { ...state, presences: { ...asked, ...state.presences } };
}

/** Who is there, and which connection is ours. */
export const presenceSignals: SignalReducers = {
  // A stream that opens tells everybody who is connected; whoever it does not name has gone meanwhile.
  ready: (_, { connectionId }) => ({ patch: { connectionId, presences: {} } }),
  presence: (state, { type: _type, ...presence }) => ({
    patch: { presences: { ...state.presences, [presence.memberId]: presence } },
  }),
};
