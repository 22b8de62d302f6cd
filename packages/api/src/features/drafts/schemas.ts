import { z } from "zod";
import { Id } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { multiLine } from "../../text.js";

/** What a member has begun to write in a conversation, or in one of its threads; an empty text says that there is none any more. */
export const Draft = z.object({
  conversationId: Id,
  /** The root of the thread it is written in. */
  threadRootId: Id.nullable(),
  text: z.string(),
  /** Rises with each change of the draft of this place, also beyond its removal; devices keep the newer one. */
  rev: z.number().int().nonnegative(),
});
export type Draft = z.infer<typeof Draft>;

/** An empty text takes the draft away. */
export const DraftsSetInput = z.strictObject({
  conversationId: Id,
  threadRootId: Id.optional(),
  text: multiLine({ max: LIMITS.messageText.max }),
});
export type DraftsSetInput = z.infer<typeof DraftsSetInput>;
export const DraftOutput = z.object({ draft: Draft });

/** The last `LIMITS.drafts`, changed last first. */
export const DraftsListOutput = z.object({ items: z.array(Draft), nextCursor: z.null() });
export type DraftsListOutput = z.infer<typeof DraftsListOutput>;
