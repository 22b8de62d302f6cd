import { z } from "zod";
import { Id } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { Cursor } from "../../pagination.js";
import { isStorableText } from "../../text.js";
import { TimeZone } from "../../time-zone.js";
import { SharedConversation } from "../conversations/schemas.js";
import { Member } from "../members/schemas.js";
import { SharedMessage } from "../messages/schemas.js";

/** What is searched for: everything, or one kind. */
export const SearchType = z.enum(["all", "messages", "conversations", "groups", "people", "files"]);
export type SearchType = z.infer<typeof SearchType>;

/**
 * `text` as typed, read by `parseSearch`: every text of the size is taken that can be stored. `conversationId` narrows messages to one conversation.
 * `timeZone` (IANA, default UTC) tells when the days of `before:` and `after:` begin.
 */
export const SearchQueryInput = z.strictObject({
  text: z.string().max(LIMITS.searchQuery.max).refine(isStorableText, "ILL_FORMED_TEXT"),
  type: SearchType.default("all"),
  conversationId: Id.optional(),
  timeZone: TimeZone.optional(),
  cursor: Cursor.nullish(),
});
export type SearchQueryInput = z.infer<typeof SearchQueryInput>;

/** A piece of a text as written, and what of it was found: UTF-16 units of the piece, end exclusive, rising, apart. */
export const Snippet = z.object({
  text: z.string(),
  ranges: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
});
export type Snippet = z.infer<typeof Snippet>;

/** A message that was found. */
export const FoundMessage = SharedMessage.extend({ snippet: Snippet });
export type FoundMessage = z.infer<typeof FoundMessage>;

/** A conversation the reader is in; the snippet is the name of the group, or of the other person. */
export const FoundConversation = SharedConversation.extend({ snippet: Snippet });
export type FoundConversation = z.infer<typeof FoundConversation>;

/** A group, by its name or description: one's own, and for members those everybody may join. */
export const FoundGroup = SharedConversation.extend({ joined: z.boolean(), snippet: Snippet });
export type FoundGroup = z.infer<typeof FoundGroup>;

/** Somebody the reader may see. */
export const FoundPerson = Member.extend({ snippet: Snippet });
export type FoundPerson = z.infer<typeof FoundPerson>;

/** A file, by its name. */
export const FoundFile = z.object({ id: Id, name: z.string(), conversationId: Id, messageId: Id, snippet: Snippet });
export type FoundFile = z.infer<typeof FoundFile>;

/**
 * What was found, each kind in its list; kinds not asked for are empty. Messages come newest first, all else by name.
 * `nextCursor` goes on in the kind asked for, with `all` in the messages (the other lists are then on the first page alone).
 */
export const SearchQueryOutput = z.object({
  messages: z.array(FoundMessage),
  conversations: z.array(FoundConversation),
  groups: z.array(FoundGroup),
  people: z.array(FoundPerson),
  files: z.array(FoundFile),
  nextCursor: z.string().nullable(),
});
export type SearchQueryOutput = z.infer<typeof SearchQueryOutput>;
