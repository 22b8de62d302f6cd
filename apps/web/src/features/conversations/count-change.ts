import { countsAsUnread, mentionsMember, type SharedMessage } from "@parley/api";
import { type ClientState, getCounting } from "../../sync/state/client-state.js";
import { findKnownMessage } from "../../sync/state/find-known-message.js";

/** How a changed message changes a conversation's counts; `"ask"` when only the server can tell. */
export type CountChange = { readonly unread: number; readonly mentions: number } | "ask";

const NONE: CountChange = { unread: 0, mentions: 0 };

/**
 * What an edit or a deletion does to the reader's counts. The message is shown as it is now, whichever of its changes
 * the event was about (SPEC W7), so what counts is the difference to the state the client holds.
 */
export function getCountChange(state: ClientState, message: SharedMessage, eventSeq: number): CountChange {
  const conversation = state.conversations[message.conversationId];
  const counting = getCounting(state, message.conversationId);
  if (!conversation || eventSeq <= counting.through) return NONE;
  const reader = { memberId: state.meId, readSeq: conversation.readSeq };
  const known = findKnownMessage(state, message.conversationId, message.id);
  const mayCount = countsAsUnread({ ...message, deletedAt: null }, reader);
  // A page, an answer or a replay showed a change before its event came: what was counted of it cannot be told.
  if (known && known.rev > state.seq) return mayCount ? "ask" : NONE;
  if (known && known.rev >= message.rev) return NONE;
  const mentionsMe = (one: SharedMessage) => mentionsMember(one, state.meId);

  if (known) {
    const before = countsAsUnread(known, reader);
    const after = countsAsUnread(message, reader);
    const [was, is] = [before && mentionsMe(known), after && mentionsMe(message)];
    // Whom a message once found connected, it calls for good: as long as it calls them nothing changes.
    if (was !== is && (was === "ask" || is === "ask")) return "ask";
    const change = {
      unread: Number(after) - Number(before),
      mentions: Number(is === true) - Number(was === true),
    };
    return (change.unread !== 0 || change.mentions !== 0) && counting.uncertain ? "ask" : change;
  }

  // Never seen here: it was there, undeleted, when the counts were taken, but whom it mentioned is not known.
  if (!mayCount) return NONE;
  const mentionsMayChange = conversation.mentionCount > 0 || mentionsMe(message) !== false;
  if (mentionsMayChange || counting.uncertain || message.seq > counting.through) return "ask";
  return { unread: message.deletedAt === null ? 0 : -1, mentions: 0 };
}
