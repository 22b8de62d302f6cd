import type { Conversation, MemberReceipt, ReadState } from "@parley/api";
import { type Change, type ClientState, type Counting, getCounting } from "../../sync/state/client-state.js";
import type { EventOf, EventReducers, SignalOf, SignalReducers } from "../../sync/state/reducers.js";

function withCursor(
  state: ClientState,
  known: Conversation,
  read: ReadState,
  more: Partial<Conversation>,
  counting?: Counting,
): Change {
  const { readSeq, readRev, seenSeq } = read;
  const conversation = { ...known, readSeq, readRev, seenSeq, ...more };
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

/** What is known of one person after something more was told: cursors only go forward, unless they came anew. */
export function mergeReceipt(known: MemberReceipt | undefined, told: MemberReceipt): MemberReceipt {
  if (!known || told.sinceSeq > known.sinceSeq) return told;
  if (told.sinceSeq < known.sinceSeq) return known;
  return {
    ...told,
    deliveredSeq: Math.max(known.deliveredSeq, told.deliveredSeq),
    readSeq: Math.max(known.readSeq, told.readSeq),
  };
}

/** Others have received or read what the reader wrote. */
function applyReceipts(state: ClientState, { conversationId, receipts }: SignalOf<"receipt">): Change {
  const known = state.receipts[conversationId];
  const told = receipts.map((receipt) => [receipt.memberId, mergeReceipt(known?.[receipt.memberId], receipt)] as const);
  return { patch: { receipts: { ...state.receipts, [conversationId]: { ...known, ...Object.fromEntries(told) } } } };
}

/** Who leaves no longer counts among those who have read. */
function applyLeft(state: ClientState, { conversationId, memberId }: EventOf<"conversation.left">): Change {
  const { [conversationId]: known, ...others } = state.receipts;
  if (!known) return {};
  if (memberId === state.meId) return { patch: { receipts: others } };
  const { [memberId]: _gone, ...rest } = known;
  return { patch: { receipts: { ...others, [conversationId]: rest } } };
}

/** The receipts' part in events. */
export const receiptReducers: EventReducers = { "conversation.left": applyLeft };

/** The part of cursors, one's own and those of others, in signals. */
export const receiptSignals: SignalReducers = { read: applyReadState, receipt: applyReceipts };
