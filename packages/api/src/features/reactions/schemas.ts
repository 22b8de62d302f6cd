import { z } from "zod";
import { Id, Instant, Seq } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { page, pageInput } from "../../pagination.js";
import { EMOJI_MAX_LENGTH, isEmoji, qualifyEmoji } from "./emoji.js";

/** Any one Unicode emoji; it leaves the parser in its one full spelling. Anything else is refused as NOT_AN_EMOJI. */
export const Emoji = z.string().min(1).max(EMOJI_MAX_LENGTH).transform(qualifyEmoji).refine(isEmoji, "NOT_AN_EMOJI");

/** One emoji on a message, as one reader sees it. */
export const ReactionSummary = z.object({
  emoji: z.string(),
  /** How many people; never 0. */
  count: z.number().int(),
  /** Whether the reader is one of them. */
  mine: z.boolean(),
  /** The seq of the reaction that brought it here; a message shows its reactions in this order. */
  sinceSeq: Seq,
});
export type ReactionSummary = z.infer<typeof ReactionSummary>;

/** All that stands under a message, as one reader sees it. */
export const Reactions = z.object({
  reactions: z.array(ReactionSummary),
  /** The seq of their last change, 0 before the first; clients keep the newer one. */
  reactionsRev: Seq,
});
export type Reactions = z.infer<typeof Reactions>;

export const ReactionInput = z.strictObject({ messageId: Id, emoji: Emoji });
export type ReactionInput = z.infer<typeof ReactionInput>;

/** What the message shows after the change. */
export const ReactionOutput = Reactions.extend({ conversationId: Id, messageId: Id });
export type ReactionOutput = z.infer<typeof ReactionOutput>;

export const ReactionsListInput = z.strictObject({
  messageId: Id,
  emoji: Emoji,
  ...pageInput(LIMITS.page.reactions),
});
export type ReactionsListInput = z.infer<typeof ReactionsListInput>;

/** Somebody who put an emoji on a message, and when. */
export const Reactor = z.object({ memberId: Id, createdAt: Instant });
export type Reactor = z.infer<typeof Reactor>;
export const ReactionsListOutput = page(Reactor);
