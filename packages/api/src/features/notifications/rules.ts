import type { NotificationMark } from "./schemas.js";

/** A place where notifications are read: a conversation, or one of its threads. */
export interface ReadPlace {
  conversationId: string;
  /** `null` for the conversation itself. */
  threadRootId: string | null;
  /** Everything up to and including this seq is read. */
  readSeq: number;
}

/**
 * Whether reading a place as far as its cursor stands has dismissed a notification. Whoever is added to a group has its
 * past read; that they were added they know once they have read on.
 */
export function isReadThere(
  mark: Pick<NotificationMark, "kind" | "seq" | "conversationId" | "threadRootId">,
  place: ReadPlace,
) {
  return (
    mark.conversationId === place.conversationId &&
    mark.threadRootId === place.threadRootId &&
    mark.seq + Number(mark.kind === "added") <= place.readSeq
  );
}
