import { z } from "zod";
import { Id, Instant, InstantInput, Seq } from "../../ids.js";
import { MessageText } from "../messages/schemas.js";

/**
 * Why a scheduled message could not be sent: the conversation was deleted or its author is no longer in it, it was archived, the
 * other person of a direct conversation was deactivated, what it replies to was deleted, its nonce was used for another message,
 * or the server did not manage to for minutes.
 */
export const ScheduledFailure = z.enum([
  "CONVERSATION_GONE",
  "CONVERSATION_ARCHIVED",
  "MEMBER_DEACTIVATED",
  "MESSAGE_DELETED",
  "NONCE_CONFLICT",
  "CALL_REFUSED",
  "UNAVAILABLE",
]);
export type ScheduledFailure = z.infer<typeof ScheduledFailure>;

/** A message that its author has written to be sent later. Nobody else is told of it. */
export const ScheduledMessage = z.object({
  id: Id,
  conversationId: Id,
  /** The root of the thread it replies in. */
  threadRootId: Id.nullable(),
  alsoToConversation: z.boolean(),
  text: z.string(),
  sendAt: Instant,
  createdAt: Instant,
  /** Why it has not been sent: it waits for its author to try again or discard it. */
  failure: ScheduledFailure.nullable(),
  rev: Seq,
});
export type ScheduledMessage = z.infer<typeof ScheduledMessage>;

/** As `messages.send`, and when. `nonce` is also that of the message it becomes. */
export const ScheduledCreateInput = z.strictObject({
  conversationId: Id,
  nonce: Id,
  text: MessageText,
  sendAt: InstantInput,
  threadRootId: Id.optional(),
  alsoToConversation: z.boolean().optional(),
});
export type ScheduledCreateInput = z.infer<typeof ScheduledCreateInput>;

/** What is left out stays. A new time gives one that failed another chance. */
export const ScheduledUpdateInput = z.strictObject({
  scheduledId: Id,
  text: MessageText.optional(),
  sendAt: InstantInput.optional(),
});
export type ScheduledUpdateInput = z.infer<typeof ScheduledUpdateInput>;

export const ScheduledInput = z.strictObject({ scheduledId: Id });
export type ScheduledInput = z.infer<typeof ScheduledInput>;
export const ScheduledOutput = z.object({ scheduled: ScheduledMessage });

/** With `conversationId` only what goes there. */
export const ScheduledListInput = z.strictObject({ conversationId: Id.optional() }).prefault({});
export type ScheduledListInput = z.infer<typeof ScheduledListInput>;
/** All of them: there are at most `LIMITS.scheduledMessages`. What is sent first comes first. */
export const ScheduledListOutput = z.object({ items: z.array(ScheduledMessage), nextCursor: z.null() });
export type ScheduledListOutput = z.infer<typeof ScheduledListOutput>;
