import type { Actor } from "../../actor.js";
import type { Page } from "../../pagination.js";
import type { ThreadInput, ThreadMarkReadInput, ThreadState, ThreadsListInput } from "./schemas.js";
import type { Thread } from "./thread.js";

/**
 * Replies to a message, one level deep; written by `messages.send`, read by `messages.list`. A member follows the threads
 * they have a part in: as author of the root, by a reply, by a mention. Every verb answers NOT_FOUND for a message of which
 * the caller may see neither itself nor any reply.
 */
export interface ThreadsService {
  /** The caller's own, last reply first. With `unreadOnly` those with unread replies, without archived groups. */
  list(actor: Actor, input: ThreadsListInput): Promise<Page<Thread>>;
  /** Also for a message that nobody has replied to. */
  get(actor: Actor, input: ThreadInput): Promise<{ thread: Thread }>;
  /** What was written before counts as read. Repeating it changes nothing. Throws FORBIDDEN for a message without replies. */
  follow(actor: Actor, input: ThreadInput): Promise<ThreadState>;
  /** Holds until the caller replies, follows again or is mentioned in a reply. Repeating it changes nothing. */
  unfollow(actor: Actor, input: ThreadInput): Promise<ThreadState>;
  /** Moves the cursor forward, never back; a `seq` beyond the log counts as its end. Nothing happens in a thread not followed. */
  markRead(actor: Actor, input: ThreadMarkReadInput): Promise<ThreadState>;
}
