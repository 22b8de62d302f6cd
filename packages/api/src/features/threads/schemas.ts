import { z } from "zod";
import { Id, Instant, Seq } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { pageInput } from "../../pagination.js";

/** What everybody who sees a message sees of the replies to it. */
export const ThreadSummary = z.object({
  /** Replies that are not deleted. */
  replyCount: z.number().int(),
  /** `null` while there is none. */
  lastReplyAt: Instant.nullable(),
  /** Who wrote them, the last first; at most `LIMITS.threadParticipants`. */
  participantIds: z.array(Id),
  /** The seq of the thread's last change, 0 before the first reply; clients keep the newer one. */
  threadRev: Seq,
});
export type ThreadSummary = z.infer<typeof ThreadSummary>;

/** Where the reader stands in a thread, counted at `headSeq` of the workspace's log. */
export const ThreadState = z.object({
  rootId: Id,
  conversationId: Id,
  /** Whether the thread is among the reader's own, and its replies count as unread. */
  following: z.boolean(),
  /** Replies up to here are read. */
  readSeq: Seq,
  /** Rises with each move of the cursor and each following or unfollowing; a client keeps the newer one. */
  readRev: z.number().int(),
  /** Others' replies behind the cursor, without those that stand in the conversation and count there; 0 unless followed. */
  unreadCount: z.number().int(),
  /** How many of them mention the reader. */
  mentionCount: z.number().int(),
  /** The counts hold for the log up to here. */
  headSeq: Seq,
});
export type ThreadState = z.infer<typeof ThreadState>;

/** A thread is named by its root, or by any reply in it. */
export const ThreadInput = z.strictObject({ rootId: Id });
export type ThreadInput = z.infer<typeof ThreadInput>;

/** Everything up to and including `seq` is read. */
export const ThreadMarkReadInput = z.strictObject({ rootId: Id, seq: Seq });
export type ThreadMarkReadInput = z.infer<typeof ThreadMarkReadInput>;

export const ThreadsListInput = z
  .strictObject({ ...pageInput(LIMITS.page.threads), unreadOnly: z.boolean().default(false) })
  .prefault({});
export type ThreadsListInput = z.infer<typeof ThreadsListInput>;
