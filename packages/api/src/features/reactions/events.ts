import { z } from "zod";
import { aboutMessage, eventOf } from "../../events/event-base.js";
import { Id, Seq } from "../../ids.js";

const reaction = {
  conversationId: Id,
  ...aboutMessage,
  /** Who put it there, or took it back. */
  memberId: Id,
  emoji: z.string(),
  /** How many people have it there now; absolute, and 0 when nobody has. */
  count: z.number().int(),
  /** See `ReactionSummary`. */
  sinceSeq: Seq,
};
export const ReactionAdded = eventOf("reaction.added", reaction);
export const ReactionRemoved = eventOf("reaction.removed", reaction);

export const ReactionEvent = z.discriminatedUnion("type", [ReactionAdded, ReactionRemoved]);
export type ReactionEvent = z.infer<typeof ReactionEvent>;
