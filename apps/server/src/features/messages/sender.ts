import { type MessagesSendInput, parseBroadcast } from "@parley/api/server";
import { answering } from "../../events/answering-database.js";
import { commitsAtOnce, WriteLanes } from "../../events/write-lane.js";
import type { MemberKey } from "../member-key.js";
import { previewSoon } from "../previews/index.js";
import { requireFewMentions } from "./mentioned-members.js";
import type { MessagesDeps } from "./messages-deps.js";
import { sendBroadcast } from "./send-broadcast.js";
import { type Sending, type Sent, sendMessages } from "./send-messages.js";

/**
 * Stores a message and tells of it, and says what became of it: the database decides behind the lock whether its author may
 * write it. Throws INVALID_INPUT for too many mentions, BROADCAST_RESTRICTED, BROADCAST_UNCONFIRMED; OVERLOADED and
 * DATABASE_UNAVAILABLE, then the same may be sent again.
 */
export type Sender = (author: MemberKey, input: MessagesSendInput) => Promise<Sent>;

/** The way every message goes. Sends share commits: each workspace has a lane (SPEC W4). */
export function createSender(deps: MessagesDeps): Sender {
  const lanes = new WriteLanes<Sending, Sent>({
    commit: (workspaceId, sendings) => sendMessages(deps, workspaceId, sendings),
    counters: deps.lanes,
    atOnce: commitsAtOnce(deps.db),
  });
  return async (author, input) => {
    const { conversationId, nonce, text, threadRootId = null, alsoToConversation = false, confirmedCount } = input;
    const sending: Sending = {
      conversationId,
      authorId: author.memberId,
      nonce,
      text,
      mentions: requireFewMentions(text),
      threadRootId,
      inTimeline: threadRootId === null || alsoToConversation,
    };
    const broadcast = parseBroadcast(text);
    const sent =
      broadcast === null
        ? await answering(lanes.write(author.workspaceId, sending))
        : await sendBroadcast(deps, author, sending, { broadcast, confirmedCount });
    if (sent.status === "new") previewSoon(deps, sent.row);
    return sent;
  };
}
