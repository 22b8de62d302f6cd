import { z } from "zod";
import { Id } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { singleLine } from "../../text.js";
import { Member } from "../members/schemas.js";

/** What stands behind the `@` so far; without it, whoever comes first. */
export const MentionsSuggestInput = z.strictObject({
  conversationId: Id,
  /** The thread that is written in, where the reply stands there alone: by any message of it. */
  threadRootId: Id.optional(),
  query: singleLine({ max: LIMITS.personName.max }).optional(),
});
export type MentionsSuggestInput = z.infer<typeof MentionsSuggestInput>;

/** Somebody who can be mentioned. */
export const MentionSuggestion = z.object({
  member: Member,
  /** Not in the conversation: mentioning them tells them nothing. */
  outside: z.boolean(),
});
export type MentionSuggestion = z.infer<typeof MentionSuggestion>;

/** People of the conversation first, then others of the workspace, each by name. */
export const MentionsSuggestOutput = z.object({
  items: z.array(MentionSuggestion),
  /** How many people `<!everyone>` would call now; `null` where the reader may not, and in direct conversations. */
  everyone: z.number().int().nullable(),
});
export type MentionsSuggestOutput = z.infer<typeof MentionsSuggestOutput>;
