import { z } from "zod";
import { Id, Instant, Seq } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { page, pageInput } from "../../pagination.js";
import { SharedConversation } from "../conversations/schemas.js";
import { SharedMessage } from "../messages/schemas.js";

/**
 * Why somebody is told: named by `<@memberId>`, with `<!here>` or `<!everyone>`; written to directly; a reply in a thread they
 * follow; reactions to their message; a group they were added to; one of their own keywords.
 */
export const NotificationKind = z.enum([
  "mention",
  "here",
  "everyone",
  "direct",
  "reply",
  "reaction",
  "added",
  "keyword",
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** What kept a notification quiet; it is listed and counted all the same. */
export const NotificationSilence = z.enum(["muted", "do-not-disturb", "quiet-hours"]);
export type NotificationSilence = z.infer<typeof NotificationSilence>;

/** What clients keep of a notification: its place, and no words (SPEC N2). */
export const NotificationMark = z.object({
  id: Id,
  kind: NotificationKind,
  /** The place of what caused it, of several reactions the last: the order of the list, and where reading dismisses it. */
  seq: Seq,
  conversationId: Id,
  /** `null` for a group the reader was added to. */
  messageId: Id.nullable(),
  /** The thread it is read in; `null` for what is read in its conversation. */
  threadRootId: Id.nullable(),
  /** Whether devices may make themselves heard. */
  alerts: z.boolean(),
});
export type NotificationMark = z.infer<typeof NotificationMark>;

/** A notification with what it is about in its present state. */
export const Notification = NotificationMark.extend({
  at: Instant,
  /** Whose doing it was, the last first; at most `LIMITS.notificationActors` of them. */
  actorIds: z.array(Id),
  /** How many people there are in all. */
  actorCount: z.number().int().positive(),
  /** What they reacted with, the last first; empty for all other kinds. */
  emoji: z.array(z.string()),
  /** What it is about; `null` for a group the reader was added to. */
  message: SharedMessage.nullable(),
  conversation: SharedConversation.pick({ kind: true, name: true }),
  unread: z.boolean(),
  /** The keyword that was found; `null` for all other kinds, and once it is no longer a keyword or no longer in the text. */
  keyword: z.string().nullable(),
  silencedBy: NotificationSilence.nullable(),
});
export type Notification = z.infer<typeof Notification>;

export const NotificationsListInput = z
  .strictObject({ unreadOnly: z.boolean().default(false), ...pageInput(LIMITS.page.notifications) })
  .prefault({});
export type NotificationsListInput = z.infer<typeof NotificationsListInput>;
/** `unreadCount` counts all unread ones, on whatever page. */
export const NotificationsListOutput = page(Notification).extend({ unreadCount: z.number().int().nonnegative() });
export type NotificationsListOutput = z.infer<typeof NotificationsListOutput>;

/** Either the ones named, or all there are. */
export const NotificationsMarkReadInput = z
  .strictObject({
    ids: z.array(Id).min(1).max(LIMITS.page.max).optional(),
    all: z.literal(true).optional(),
  })
  .refine(({ ids, all }) => (ids === undefined) !== (all === undefined), "IDS_OR_ALL");
export type NotificationsMarkReadInput = z.infer<typeof NotificationsMarkReadInput>;
