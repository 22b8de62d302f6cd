import { z } from "zod";
import { Id, Instant, InstantInput, Seq } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { page, pageInput } from "../../pagination.js";
import { Message } from "../messages/schemas.js";
import { ConversationRole } from "./roles.js";

/** Who may call everybody in a group at once: all in it, all but guests, or its moderators and above. */
export const BroadcastPolicy = z.enum(["all", "members", "moderators"]);
export type BroadcastPolicy = z.infer<typeof BroadcastPolicy>;

/** What of a conversation is the same for every member, and so may travel in events. */
export const SharedConversation = z.object({
  id: Id,
  kind: z.enum(["direct", "group"]),
  /** A group's name; `null` for a direct conversation, which clients name after the other person. */
  name: z.string().nullable(),
  description: z.string().nullable(),
  /** `public`: any member of the workspace may find and join. `null` for a direct conversation. */
  visibility: z.enum(["public", "private"]).nullable(),
  /** What those who join later may read of before. */
  history: z.enum(["all", "since-joining"]),
  /** Who may write `<!here>` and `<!everyone>`; of no meaning in a direct conversation. */
  broadcastPolicy: BroadcastPolicy,
  /** The two (or, with oneself, one) of a direct conversation; empty for a group, whose members are listed by `groups.members`. */
  participantIds: z.array(Id),
  memberCount: z.number().int(),
  createdBy: Id,
  createdAt: Instant,
  archivedAt: Instant.nullable(),
  deletedAt: Instant.nullable(),
  /** The seq of its last change (not of its last message). */
  rev: Seq,
});
export type SharedConversation = z.infer<typeof SharedConversation>;

/** What of a conversation its member wants to be told. */
export const NotificationLevel = z.enum(["all", "mentions", "nothing"]);
export type NotificationLevel = z.infer<typeof NotificationLevel>;

/** How a member wants to have a conversation; nobody else is told. */
export const ConversationPreferences = z.object({
  level: NotificationLevel,
  /** Calls for no attention: not in titles, badges and notifications. */
  muted: z.boolean(),
  /** When that ends by itself; `null` for never. */
  mutedUntil: Instant.nullable(),
  /** Stands before the others in the list. */
  pinned: z.boolean(),
  /** Out of the list since then, until something newer is written. Direct conversations only. */
  hiddenAt: Instant.nullable(),
  /** The seq of their last change, or of joining; a client keeps the newer ones. */
  rev: Seq,
});
export type ConversationPreferences = z.infer<typeof ConversationPreferences>;

/** A conversation as one member sees it. */
export const Conversation = SharedConversation.extend({
  lastMessage: Message.nullable(),
  /** The time of the last visible message, or else of its making. Lists are sorted by it. */
  lastActivityAt: Instant,
  unreadCount: z.number().int(),
  /** How many of the unread messages mention the reader. */
  mentionCount: z.number().int(),
  /** The reader's cursor: messages up to here are read. */
  readSeq: Seq,
  /** Rises with each move of the cursor; a client keeps the newer one. */
  readRev: z.number().int(),
  /** The farthest that cursor has been: `readSeq`, or beyond it where the reader marked something unread again. */
  seenSeq: Seq,
  /** The reader's role. In a direct conversation both are `member`. */
  role: ConversationRole,
  preferences: ConversationPreferences,
});
export type Conversation = z.infer<typeof Conversation>;

export const ConversationOutput = z.object({ conversation: Conversation });

export const ConversationsListInput = z.strictObject(pageInput(LIMITS.page.conversations)).prefault({});
export type ConversationsListInput = z.infer<typeof ConversationsListInput>;
export const ConversationsListOutput = page(Conversation);

export const ConversationInput = z.strictObject({ conversationId: Id });
export type ConversationInput = z.infer<typeof ConversationInput>;

/** What is left out stays. `mutedUntil` goes with `muted: true`; without it muting holds until it is taken back. */
export const SetConversationPreferencesInput = z
  .strictObject({
    conversationId: Id,
    level: NotificationLevel.optional(),
    muted: z.boolean().optional(),
    mutedUntil: InstantInput.nullish(),
    pinned: z.boolean().optional(),
    hidden: z.boolean().optional(),
  })
  .refine(({ muted, mutedUntil }) => mutedUntil == null || muted === true, "MUTED_UNTIL_WITHOUT_MUTED");
export type SetConversationPreferencesInput = z.infer<typeof SetConversationPreferencesInput>;

export const OpenDirectInput = z.strictObject({ memberId: Id });
export type OpenDirectInput = z.infer<typeof OpenDirectInput>;
