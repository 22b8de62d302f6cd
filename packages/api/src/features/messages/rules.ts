import { NO_REACTIONS } from "../reactions/rules.js";
import { isInTimeline, NO_REPLIES } from "../threads/rules.js";
import type { Message, SharedMessage } from "./schemas.js";

/** A message for a reader who does not have it yet: as an event shows it, before anyone reacted or replied. */
export function freshMessage(shared: SharedMessage): Message {
  return { ...NO_REPLIES, ...NO_REACTIONS, ...shared };
}

/**
 * Takes over a newer state of a message, keeping what events do not carry. An older one changes nothing. A deleted message
 * shows no reactions.
 */
export function mergeMessage(known: Message, shared: SharedMessage): Message {
  if (shared.rev <= known.rev) return known;
  const { replyCount, lastReplyAt, participantIds, threadRev, reactions, reactionsRev } = known;
  const kept = shared.deletedAt === null ? { reactions, reactionsRev } : NO_REACTIONS;
  return { ...known, ...shared, replyCount, lastReplyAt, participantIds, threadRev, ...kept };
}

/** Whether a message counts as unread in its conversation for a member whose cursor stands at `readSeq`. */
export function countsAsUnread(
  message: Pick<SharedMessage, "kind" | "authorId" | "deletedAt" | "threadRootId" | "alsoToConversation" | "seq">,
  reader: { memberId: string; readSeq: number },
): boolean {
  return (
    message.kind === "text" &&
    message.authorId !== reader.memberId &&
    message.deletedAt === null &&
    isInTimeline(message) &&
    message.seq > reader.readSeq
  );
}
