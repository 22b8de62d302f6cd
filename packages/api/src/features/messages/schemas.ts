import { z } from "zod";
import { Id, Instant, Seq } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { multiLine } from "../../text.js";
import { ConversationRole } from "../conversations/roles.js";
import { MessagePreview } from "../previews/schemas.js";
import { Reactions } from "../reactions/schemas.js";
import { ThreadSummary } from "../threads/schemas.js";

/** What a system line tells; the reader's client words it in their language. */
export const SystemLine = z.discriminatedUnion("type", [
  z.object({ type: z.literal("group-created") }),
  z.object({ type: z.literal("member-added"), memberId: Id }),
  z.object({ type: z.literal("member-removed"), memberId: Id }),
  z.object({ type: z.literal("member-joined"), memberId: Id }),
  z.object({ type: z.literal("member-left"), memberId: Id }),
  z.object({ type: z.literal("role-changed"), memberId: Id, role: ConversationRole }),
  z.object({ type: z.literal("renamed"), name: z.string() }),
  z.object({ type: z.literal("archived") }),
  z.object({ type: z.literal("unarchived") }),
]);
export type SystemLine = z.infer<typeof SystemLine>;

/** What of a message is the same for every reader, and so may travel in events. */
export const SharedMessage = z.object({
  id: Id,
  kind: z.enum(["text", "system", "call", "appointment"]),
  conversationId: Id,
  /** Its place: the workspace seq of its `message.sent`. */
  seq: Seq,
  /** The seq of its last change; clients keep the newer one. */
  rev: Seq,
  authorId: Id,
  /** Markdown as written; empty once deleted and in system lines. */
  text: z.string(),
  /** What a line of kind `system` tells, else `null`. */
  system: SystemLine.nullable(),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  deletedAt: Instant.nullable(),
  /** The message this one replies to; never a reply itself. */
  threadRootId: Id.nullable(),
  /** A reply that stands in the conversation as well as in its thread. */
  alsoToConversation: z.boolean(),
  attachments: z.array(z.object({ id: Id })),
  /** Members mentioned, by id. */
  mentions: z.array(Id),
  /**
   * Whom it mentions besides them: everybody in its conversation (in its thread, for a reply that stands there alone: those who
   * follow it), or those of them who were connected when it was sent.
   */
  broadcast: z.enum(["here", "everyone"]).nullable(),
  /** The author's own name for this send, by which their devices know it again; `null` in system lines. */
  nonce: Id.nullable(),
});
export type SharedMessage = z.infer<typeof SharedMessage>;

/** A message as one reader sees it. */
export const Message = SharedMessage.extend({
  ...ThreadSummary.shape,
  ...Reactions.shape,
});
export type Message = z.infer<typeof Message>;

/** Text of a message: Markdown, something besides white space, at most `LIMITS.messageText.max`. */
export const MessageText = multiLine(LIMITS.messageText);

/**
 * How many people the author was told that `<!everyone>` reaches; needed above `LIMITS.unconfirmedBroadcast`. It holds while
 * no more are reached: when somebody has come meanwhile the author is asked again.
 */
const ConfirmedCount = z.number().int().min(0).max(10_000_000).optional();

/**
 * `nonce` is a UUID the client makes once per message: repeating a send with it gives the same message, for ever. With
 * `threadRootId` it is a reply to that message, or to the root of the thread that message is in.
 */
export const MessagesSendInput = z.strictObject({
  conversationId: Id,
  nonce: Id,
  text: MessageText,
  threadRootId: Id.optional(),
  /** Of a reply: whether it also stands in the conversation. Every other message does. */
  alsoToConversation: z.boolean().optional(),
  confirmedCount: ConfirmedCount,
});
export type MessagesSendInput = z.infer<typeof MessagesSendInput>;

/**
 * What to forward and where to. `nonce` as in a send. A `comment` stands above the forwarded words; both together are as long
 * as a message can be.
 */
export const MessagesForwardInput = z.strictObject({
  messageId: Id,
  conversationId: Id,
  nonce: Id,
  comment: MessageText.optional(),
});
export type MessagesForwardInput = z.infer<typeof MessagesForwardInput>;

export const MessageOutput = z.object({ message: Message });

/** What its author alone is told of a message sent or edited. */
export const WrittenMessageOutput = z.object({
  message: Message,
  /** People it names who are not in the conversation, and so are not mentioned; only those the author may see. */
  mentionedOutside: z.array(Id),
});
export type WrittenMessageOutput = z.infer<typeof WrittenMessageOutput>;

/**
 * `before` and `after` are exclusive; `around` centres the page. At most one of the three; none gives the newest. With
 * `threadRootId` the replies to it, else what stands in the conversation itself.
 */
export const MessagesListInput = z
  .strictObject({
    conversationId: Id,
    threadRootId: Id.optional(),
    before: Seq.optional(),
    after: Seq.optional(),
    around: z.union([Seq, z.literal("firstUnread")]).optional(),
    limit: z.number().int().min(1).max(LIMITS.page.max).default(LIMITS.page.messages),
  })
  .refine(
    (input) => [input.before, input.after, input.around].filter((anchor) => anchor !== undefined).length <= 1,
    "ONE_ANCHOR_ONLY",
  );
export type MessagesListInput = z.infer<typeof MessagesListInput>;

/** Oldest first, whichever way was asked. */
export const MessagesListOutput = z.object({
  items: z.array(Message),
  hasOlder: z.boolean(),
  hasNewer: z.boolean(),
  /** Those that stand under these messages; left out by older servers. */
  previews: z.array(MessagePreview).optional(),
});
export type MessagesListOutput = z.infer<typeof MessagesListOutput>;

/** With `rev`, the edit is refused as VERSION_CONFLICT when somebody changed the message since. */
export const MessagesEditInput = z.strictObject({
  messageId: Id,
  text: MessageText,
  rev: Seq.optional(),
  confirmedCount: ConfirmedCount,
});
export type MessagesEditInput = z.infer<typeof MessagesEditInput>;

export const MessageInput = z.strictObject({ messageId: Id });
export type MessageInput = z.infer<typeof MessageInput>;

/** One wording a message had. `version` counts from 1; the last is the present one. */
export const MessageVersion = z.object({ version: z.number().int(), text: z.string(), createdAt: Instant });
export type MessageVersion = z.infer<typeof MessageVersion>;
export const MessagesVersionsOutput = z.object({ items: z.array(MessageVersion), nextCursor: z.null() });
