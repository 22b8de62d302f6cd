import type { Draft } from "@parley/api";
import type { ClientState } from "../../sync/state/client-state.js";

/** The place a draft is for: its thread's root, or its conversation. */
export const getDraftPlaceId = ({ conversationId, threadRootId }: Draft) => threadRootId ?? conversationId;

/**
 * Takes over the drafts there are. `before` are those known when they were asked for: what came meanwhile is newer, everything
 * else that is not among them is gone.
 */
export function receiveDrafts(state: ClientState, items: readonly Draft[], before: ClientState["drafts"]): ClientState {
  const cameMeanwhile = Object.entries(state.drafts).filter(([placeId, draft]) => before[placeId] !== draft);
  const drafts = Object.fromEntries(items.map((draft) => [getDraftPlaceId(draft), draft]));
  for (const [placeId, draft] of cameMeanwhile) if (draft.rev > (drafts[placeId]?.rev ?? 0)) drafts[placeId] = draft;
  return { ...state, drafts };
}
