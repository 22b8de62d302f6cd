import type { Conversation, ReadState } from "@parley/api";
import { type Change, type ClientState, type Counting, getCounting } from "../../sync/state/client-state.js";
import type { SignalReducers } from "../../sync/state/reducers.js";

function withCursor(
  state: ClientState,
  known: Conversation,
  read: ReadState,
  more: Partial<Conversation>,
  counting?: Counting,
): Change {
  const conversation = { ...known, readSeq: read.readSeq, readRev: read.readRev, ...more };
  return {
    patch: {
      conversations: { ...state.conversations, [known.id]: conversation },
      ...(counting && { counting: { ...state.counting, [known.id]: counting } }),
    },
  };
}

/**
 * Takes in where the reader stands, told by a signal or as an answer. Its counts hold for the log up to `headSeq`: events
 * up to there no longer change them. Where later ones already did, the conversation is asked for anew.
 */
export function applyReadState(state: ClientState, read: ReadState): Change {
  const known = state.conversations[read.conversationId];
  if (!known || read.readRev < known.readRev) return {};
  const counting = getCounting(state, known.id);
  const reckonedTo = Math.max(counting.touched, counting.through);

  if (read.headSeq >= reckonedTo) {
    const counts = { unreadCount: read.unreadCount, mentionCount: read.mentionCount };
    return withCursor(state, known, read, counts, { ...counting, through: read.headSeq, uncertain: false });
  }
  if (read.readRev === known.readRev) return {};
  // Nothing lies behind the cursor, so there is nothing to count.
  if ((known.lastMessage?.seq ?? 0) <= read.readSeq) {
    return withCursor(state, known, read, { unreadCount: 0, mentionCount: 0 });
  }
  return { ...withCursor(state, known, read, {}), refetch: [{ kind: "conversation", conversationId: known.id }] };
}

/** The read cursors' part in signals. */
export const receiptSignals: SignalReducers = { read: applyReadState };
