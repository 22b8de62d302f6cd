import { z } from "zod";
import { Id, Seq } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { page, pageInput } from "../../pagination.js";
import { ThreadState } from "../threads/schemas.js";

/** Everything up to and including `seq` is read. */
export const MarkReadInput = z.strictObject({ conversationId: Id, seq: Seq });
export type MarkReadInput = z.infer<typeof MarkReadInput>;

/** The message, and so everything after it in its conversation, or in its thread where it stands there alone, is unread again. */
export const MarkUnreadInput = z.strictObject({ messageId: Id });
export type MarkUnreadInput = z.infer<typeof MarkUnreadInput>;

/** Where the reader stands in a conversation, counted at `headSeq` of the workspace's log. */
export const ReadState = z.object({
  conversationId: Id,
  readSeq: Seq,
  /** Rises with each move; a client keeps the newer one. */
  readRev: z.number().int(),
  /** The farthest they have been: notifications up to there are dismissed, also where something was marked unread again. */
  seenSeq: Seq,
  unreadCount: z.number().int(),
  mentionCount: z.number().int(),
  /** The counts hold for the log up to here; a client that has seen more asks again. */
  headSeq: Seq,
});
export type ReadState = z.infer<typeof ReadState>;

/** Where the reader stands in the conversation now; and in the thread, where a reply stands there alone. */
export const MarkUnreadOutput = ReadState.extend({ thread: ThreadState.nullable() });
export type MarkUnreadOutput = z.infer<typeof MarkUnreadOutput>;

/** Everything up to and including `seq` of the workspace's log has reached this device. */
export const AcknowledgeInput = z.strictObject({ seq: Seq });
export type AcknowledgeInput = z.infer<typeof AcknowledgeInput>;

/** How far one member has come in a conversation: a message with `sinceSeq <= seq <= readSeq` was read by them. */
export const MemberReceipt = z.object({
  memberId: Id,
  /** When they came: of what was sent before, nothing is told. */
  sinceSeq: Seq,
  /** What was sent up to here has reached one of their devices. */
  deliveredSeq: Seq,
  /** They have read up to here; 0 when they, or the one who asks, keep receipts to themselves. */
  readSeq: Seq,
});
export type MemberReceipt = z.infer<typeof MemberReceipt>;

export const ReceiptsGetInput = z.strictObject({ conversationId: Id });
export type ReceiptsGetInput = z.infer<typeof ReceiptsGetInput>;
/** Of everybody in the conversation but the one who asks; of nobody above `LIMITS.receiptMembers` members. */
export const ReceiptsGetOutput = z.object({ receipts: z.array(MemberReceipt) });
export type ReceiptsGetOutput = z.infer<typeof ReceiptsGetOutput>;

export const ReadersInput = z.strictObject({ messageId: Id, ...pageInput(LIMITS.page.readers) });
export type ReadersInput = z.infer<typeof ReadersInput>;
export const Reader = z.object({ memberId: Id });
export type Reader = z.infer<typeof Reader>;
/** A page of those who have read a message, and how many they are in all. */
export const ReadersOutput = page(Reader).extend({ count: z.number().int() });
export type ReadersOutput = z.infer<typeof ReadersOutput>;
