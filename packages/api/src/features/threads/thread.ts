import { z } from "zod";
import { page } from "../../pagination.js";
import { Message } from "../messages/schemas.js";
import { ThreadState, ThreadSummary } from "./schemas.js";

/** A thread as one member sees it: what it is about, how far it has come, and where the reader stands. */
export const Thread = ThreadState.extend({
  ...ThreadSummary.shape,
  /** `null` when it was written before the reader's history begins. */
  root: Message.nullable(),
  /** The end of it, oldest first; at most `LIMITS.threadPreview`. */
  lastReplies: z.array(Message),
});
export type Thread = z.infer<typeof Thread>;

export const ThreadOutput = z.object({ thread: Thread });
export const ThreadsListOutput = page(Thread);
