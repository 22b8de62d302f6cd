import { z } from "zod";
import { Id, Seq } from "../../ids.js";

/** Everything up to and including `seq` is read. */
export const MarkReadInput = z.strictObject({ conversationId: Id, seq: Seq });
export type MarkReadInput = z.infer<typeof MarkReadInput>;

/** The message, and so everything after it, is unread again. */
export const MarkUnreadInput = z.strictObject({ messageId: Id });
export type MarkUnreadInput = z.infer<typeof MarkUnreadInput>;

/** Where the reader stands in a conversation, counted at `headSeq` of the workspace's log. */
export const ReadState = z.object({
  conversationId: Id,
  readSeq: Seq,
  /** Rises with each move; a client keeps the newer one. */
  readRev: z.number().int(),
  unreadCount: z.number().int(),
  mentionCount: z.number().int(),
  /** The counts hold for the log up to here; a client that has seen more asks again. */
  headSeq: Seq,
});
export type ReadState = z.infer<typeof ReadState>;
