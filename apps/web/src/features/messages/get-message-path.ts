import { isInTimeline, type SharedMessage } from "@parley/api";
import { paths } from "../../routes/paths";

/** Where a message stands: in its conversation, a reply that was not sent to that in its thread. */
export function getMessagePath(slug: string, message: SharedMessage): string {
  const { conversationId, threadRootId, id, seq } = message;
  return isInTimeline(message)
    ? paths.message(slug, conversationId, seq)
    : paths.thread(slug, conversationId, threadRootId ?? id, seq);
}
