import type { Message } from "@parley/api";
import { useState } from "react";
import { usePageFocus } from "../../lib/use-page-focus";
import type { Timeline } from "../../sync/state/client-state.js";
import { getMessageKey } from "../messages/to-message-view";
import { useClientState, useIsConnected } from "../workspaces/workspace-context";

interface Divider {
  placeId: string;
  hasFocus: boolean;
  /** Where the read cursor stood when last looked at, to tell when it goes back. */
  readSeq: number | undefined;
  /** What others wrote behind this seq is new. */
  seq: number | undefined;
  /** The end is in view and nothing above it is new: what comes now is seen as it comes. */
  isWatched: boolean;
}

/** Where the divider stands after a change of what is open, of the focus, of the read cursor, or of the newest message. */
function moveDivider(before: Divider, now: Omit<Divider, "seq" | "isWatched">, newest: number | undefined): Divider {
  const { placeId, hasFocus, readSeq } = now;
  const opened = before.placeId !== placeId || before.seq === undefined;
  const lookedAway = before.hasFocus && !hasFocus;
  const markedUnread = readSeq !== undefined && before.readSeq !== undefined && readSeq < before.readSeq;
  if (opened || lookedAway || markedUnread) return { ...now, seq: readSeq, isWatched: false };
  const { seq, isWatched } = before;
  return { ...now, seq: isWatched ? Math.max(seq ?? 0, newest ?? 0) : seq, isWatched };
}

/**
 * Key of the message above which "New" stands: the first one that was unread when the conversation was opened, or that
 * came while the reader looked away or further up. It stays while they read, so that they can see what was new.
 *
 * @param showsEnd the newest message is in view, and the reader did not mark something unread here
 */
export function useFirstUnread(placeId: string, showsEnd: boolean): string | undefined {
  const hasFocus = usePageFocus();
  const isConnected = useIsConnected();
  const readSeq = useClientState(({ conversations, threads }) => {
    const thread = threads[placeId];
    return thread?.following ? thread.readSeq : conversations[placeId]?.readSeq;
  });
  const meId = useClientState((state) => state.meId);
  const timeline = useClientState((state) => state.timelines[placeId]);
  const now = { placeId, hasFocus, readSeq };
  const [before, setDivider] = useState<Divider>({ ...now, seq: readSeq, isWatched: false });

  const divider = moveDivider(before, now, timeline?.items.at(-1)?.seq);
  const first = timeline && divider.seq !== undefined ? findFirstUnread(timeline, divider.seq, meId) : undefined;
  divider.isWatched = showsEnd && hasFocus && isConnected && timeline !== undefined && first === undefined;
  const keys = ["placeId", "hasFocus", "readSeq", "seq", "isWatched"] as const;
  if (keys.some((key) => divider[key] !== before[key])) setDivider(divider);
  return first && getMessageKey(first);
}

/** The first message of others behind the cursor, if the timeline reaches back to the cursor. */
export function findFirstUnread(timeline: Timeline, readSeq: number, meId: string): Message | undefined {
  const [oldest] = timeline.items;
  // Older ones that are not loaded may be unread as well: then the first one here is not the first of all.
  if (!oldest || (timeline.hasOlder && oldest.seq > readSeq)) return undefined;
  return timeline.items.find(({ seq, system, authorId }) => seq > readSeq && !system && authorId !== meId);
}
