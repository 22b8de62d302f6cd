import type { Change, ClientState } from "../../sync/state/client-state.js";
import type { EventReducers, SignalReducers } from "../../sync/state/reducers.js";
import { getDraftPlaceId } from "./receive-drafts.js";

/** What the reader writes on their devices: the newer one holds. */
export const draftSignals: SignalReducers = {
  draft: (state, { type: _, ...draft }) => {
    const placeId = getDraftPlaceId(draft);
    if (draft.rev <= (state.drafts[placeId]?.rev ?? 0)) return {};
    return { patch: { drafts: { ...state.drafts, [placeId]: draft } } };
  },
};

function withoutThoseOf(state: ClientState, conversationId: string): Change {
  const kept = Object.entries(state.drafts).filter(([, draft]) => draft.conversationId !== conversationId);
  return kept.length === Object.keys(state.drafts).length ? {} : { patch: { drafts: Object.fromEntries(kept) } };
}

/** They go with the conversation. */
export const draftReducers: EventReducers = {
  "conversation.left": (state, { conversationId, memberId }) =>
    memberId === state.meId ? withoutThoseOf(state, conversationId) : {},
  "conversation.deleted": (state, { conversationId }) => withoutThoseOf(state, conversationId),
};
