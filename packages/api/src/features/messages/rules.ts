import { NO_REACTIONS, newerReactions } from "../reactions/rules.js";
import type { Message, SharedMessage } from "./schemas.js";

/** A message as it arrives in an event, before anyone reacted or replied, for a reader who does not have it yet. */
export function freshMessage(shared: SharedMessage): Message {
  return { ...shared, replyCount: 0, ...NO_REACTIONS };
}

/**
 * Takes over a newer state of a message, keeping what events do not carry. An older one changes nothing. A deleted message
 * shows no reactions.
 */
export function mergeMessage(known: Message, shared: SharedMessage): Message {
  if (shared.rev <= known.rev) return known;
  return { ...known, ...shared, ...(shared.deletedAt !== null && NO_REACTIONS) };
}

/** Of two states of a message as one reader sees it, the newer, in each of its parts that changes by itself. */
export function newerMessage(known: Message, other: Message): Message {
  const newer = other.rev > known.rev ? other : known;
  return newer.deletedAt === null ? { ...newer, ...newerReactions(known, other) } : newer;
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
