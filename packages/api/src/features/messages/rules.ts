import type { Message, SharedMessage } from "./schemas.js";

/** A message as it arrives in an event, before anyone reacted or replied, for a reader who does not have it yet. */
export function freshMessage(shared: SharedMessage): Message {
  return { ...shared, replyCount: 0, reactions: [] };
}

/** Takes over a newer state of a message, keeping what events do not carry. An older one changes nothing. */
export function mergeMessage(known: Message, shared: SharedMessage): Message {
  return shared.rev <= known.rev ? known : { ...known, ...shared };
}

/** Whether a message counts as unread for a member whose cursor stands at `readSeq`. */
export function countsAsUnread(
  message: Pick<SharedMessage, "kind" | "authorId" | "deletedAt" | "threadRootId" | "seq">,
  reader: { memberId: string; readSeq: number },
): boolean {
  return (
    message.kind === "text" &&
    message.authorId !== reader.memberId &&
    message.deletedAt === null &&
    message.threadRootId === null &&
    message.seq > reader.readSeq
  );
}
