import { useEffect, useState, useSyncExternalStore } from "react";
import { getPlaceId, type MessagePlace } from "../../sync/state/message-place.js";
import { useDrafts } from "./use-drafts";

/**
 * The draft of a place, and what changes it. What is being typed here is never taken away: another device's text shows while
 * nothing was typed since the place was opened or emptied.
 */
export function useDraft(place: MessagePlace): [text: string, setText: (text: string) => void] {
  const drafts = useDrafts();
  const placeId = getPlaceId(place);
  const stored = useSyncExternalStore(drafts.subscribe, () => drafts.get(placeId));
  const [typed, setTyped] = useState<string>();
  const { conversationId, threadRootId } = place;
  useEffect(
    () => drafts.adopt({ conversationId, ...(threadRootId !== undefined && { threadRootId }) }),
    [drafts, conversationId, threadRootId],
  );
  const setText = (text: string) => {
    setTyped(text === "" ? undefined : text);
    drafts.set(place, text);
  };
  return [typed ?? stored, setText];
}
