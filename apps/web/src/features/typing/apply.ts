import { LIMITS } from "@parley/api";
import type { Change, ClientState } from "../../sync/state/client-state.js";
import { getPlaceId } from "../../sync/state/message-place.js";
import type { EventReducers, SignalReducers } from "../../sync/state/reducers.js";

function setTyping(state: ClientState, placeId: string, memberId: string, until: number | undefined): Change {
  const { [memberId]: before, ...others } = state.typing[placeId] ?? {};
  if (until === undefined && before === undefined) return {};
  const writers = until === undefined ? others : { ...others, [memberId]: until };
  const { [placeId]: _, ...rest } = state.typing;
  return { patch: { typing: Object.keys(writers).length === 0 ? rest : { ...rest, [placeId]: writers } } };
}

/** Forgets those whose signal has run out; the same state when there is none. */
export function expireTyping(state: ClientState, now: number): ClientState {
  let next = state;
  for (const [placeId, writers] of Object.entries(state.typing)) {
    for (const [memberId, until] of Object.entries(writers)) {
      if (until <= now) next = { ...next, ...setTyping(next, placeId, memberId, undefined).patch };
    }
  }
  return next;
}

/** Who is writing: a signal holds for `LIMITS.typing.holdMs`. */
export const typingSignals: SignalReducers = {
  typing: (state, signal, now) =>
    setTyping(state, getPlaceId(signal), signal.memberId, signal.typing ? now + LIMITS.typing.holdMs : undefined),
};

/** Whoever sends has stopped writing. */
export const typingReducers: EventReducers = {
  "message.sent": (state, { conversationId, message }) =>
    setTyping(state, message.threadRootId ?? conversationId, message.authorId, undefined),
  "conversation.left": (state, { conversationId, memberId }) => setTyping(state, conversationId, memberId, undefined),
};
