import type { Message } from "@parley/api";
import { useState } from "react";
import { usePageFocus } from "../../lib/use-page-focus";
import type { Timeline } from "../../sync/state/client-state.js";
import { getMessageKey } from "../messages/to-message-view";
import { useClientState } from "../workspaces/workspace-context";

/**
 * Key of the message above which "New" stands: the first one unread when the conversation was opened, or when the
 * reader last looked away. It stays while they read, so that they can see what was new.
 */
export function useFirstUnread(placeId: string): string | undefined {
  const hasFocus = usePageFocus();
  const readSeq = useClientState(({ conversations, threads }) => {
    const thread = threads[placeId];
    return thread?.following ? thread.readSeq : conversations[placeId]?.readSeq;
  });
  const meId = useClientState((state) => state.meId);
  const timeline = useClientState((state) => state.timelines[placeId]);
  const [divider, setDivider] = useState({ placeId, hasFocus, seq: readSeq });

  const opened = divider.placeId !== placeId || divider.seq === undefined;
  const lookedAway = divider.hasFocus && !hasFocus;
  const markedUnread = readSeq !== undefined && divider.seq !== undefined && readSeq < divider.seq;
  if (opened || lookedAway || markedUnread) {
    if (divider.seq !== readSeq || divider.placeId !== placeId || divider.hasFocus !== hasFocus) {
      setDivider({ placeId, hasFocus, seq: readSeq });
    }
  } else if (divider.hasFocus !== hasFocus) setDivider({ ...divider, hasFocus });

  const from = divider.placeId === placeId ? divider.seq : readSeq;
  if (from === undefined || !timeline) return undefined;
  const first = findFirstUnread(timeline, from, meId);
  return first && getMessageKey(first);
}

/** The first message of others behind the cursor, if the timeline reaches back to the cursor. */
export function findFirstUnread(timeline: Timeline, readSeq: number, meId: string): Message | undefined {
  const [oldest] = timeline.items;
  // Older ones that are not loaded may be unread as well: then the first one here is not the first of all.
  if (!oldest || (timeline.hasOlder && oldest.seq > readSeq)) return undefined;
  return timeline.items.find(({ seq, system, authorId }) => seq > readSeq && !system && authorId !== meId);
}
