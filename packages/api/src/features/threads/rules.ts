import type { SharedMessage } from "../messages/schemas.js";
import type { ThreadChanged } from "./events.js";
import type { ThreadSummary } from "./schemas.js";

/** Under a message nobody has replied to. */
export const NO_REPLIES: ThreadSummary = { replyCount: 0, lastReplyAt: null, participantIds: [], threadRev: 0 };

/** Whether a message stands in its conversation itself: all but replies that were sent to their thread alone. */
export function isInTimeline(message: Pick<SharedMessage, "threadRootId" | "alsoToConversation">): boolean {
  return message.threadRootId === null || message.alsoToConversation;
}

/** What stands under a root after a change of its thread. One that is known already, or older, changes nothing (SPEC W7). */
export function applyThreadChange<Known extends ThreadSummary>(known: Known, event: ThreadChanged): Known {
  if (event.seq <= known.threadRev) return known;
  const { replyCount, lastReplyAt, participantIds, seq: threadRev } = event;
  return { ...known, replyCount, lastReplyAt, participantIds, threadRev };
}

/** Whether a reply counts as unread in its thread for a follower whose cursor there stands at `readSeq`. */
export function countsAsUnreadReply(
  reply: Pick<SharedMessage, "kind" | "authorId" | "deletedAt" | "threadRootId" | "alsoToConversation" | "seq">,
  reader: { memberId: string; readSeq: number },
): boolean {
  return (
    reply.kind === "text" &&
    !isInTimeline(reply) &&
    reply.authorId !== reader.memberId &&
    reply.deletedAt === null &&
    reply.seq > reader.readSeq
  );
}
