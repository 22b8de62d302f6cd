import { z } from "zod";
import { Draft } from "../features/drafts/schemas.js";
import { MemberPresence } from "../features/presence/schemas.js";
import { MemberReceipt, ReadState } from "../features/receipts/schemas.js";
import { ThreadState } from "../features/threads/schemas.js";
import { Id } from "../ids.js";

/** First of all: the id of this connection, for `presence.signal`. */
export const ReadySignal = z.object({ type: z.literal("ready"), connectionId: Id });
/** Somebody in one of the reader's conversations writes, or in one of its threads, or stopped. Holds `LIMITS.typing.holdMs` unless renewed. */
export const TypingSignal = z.object({
  type: z.literal("typing"),
  conversationId: Id,
  /** The thread they write in; without one it is the conversation itself. */
  threadRootId: Id.optional(),
  memberId: Id,
  typing: z.boolean(),
});
/** Somebody came, went or changed their status. On opening the stream, one for everybody connected the reader may see. */
export const PresenceSignal = MemberPresence.extend({ type: z.literal("presence") });
/** The reader read, on this or another device. */
export const ReadSignal = ReadState.extend({ type: z.literal("read") });
/** Others have received or read messages of the reader in a conversation of at most `LIMITS.receiptMembers` members. */
export const ReceiptSignal = z.object({
  type: z.literal("receipt"),
  conversationId: Id,
  /** Of those who have come farther; within half a second they come together. */
  receipts: z.array(MemberReceipt),
});
/** The reader read in a thread, on this or another device. */
export const ThreadReadSignal = ThreadState.extend({ type: z.literal("thread-read") });

/** The reader wrote on a draft, on this or another device. */
export const DraftSignal = Draft.extend({ type: z.literal("draft") });

/** Everything `live.ephemeral` can yield. Not in the log, not resumed: sent afresh when the stream opens. */
export const EphemeralSignal = z.discriminatedUnion("type", [
  ReadySignal,
  TypingSignal,
  PresenceSignal,
  ReadSignal,
  ReceiptSignal,
  ThreadReadSignal,
  DraftSignal,
]);
export type EphemeralSignal = z.infer<typeof EphemeralSignal>;
