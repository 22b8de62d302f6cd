import type { NotificationMark } from "@parley/api/server";
import {
  conversationMembers,
  conversations,
  messages,
  notificationMarks,
  notifications,
  type Tx,
  threadMembers,
} from "@parley/db";
import { and, desc, type SQL } from "drizzle-orm";
import { isShown, isUnread, JOINS } from "./own-notifications.js";
import type { NotificationRow } from "./rules/happening.js";

/** What of a notification's row clients keep. */
export function presentMark(row: NotificationRow): NotificationMark {
  const { id, kind, seq, conversationId, threadRootId, alerts } = row;
  const messageId = row.subject === "membership" ? null : row.subjectId;
  return { id, kind, seq, conversationId, messageId, threadRootId, alerts };
}

/** Notifications that their members may see now and that meet a condition, the last first. */
export function selectNotifications(tx: Tx, condition: SQL | undefined) {
  return tx
    .select({ notification: notifications, unread: isUnread })
    .from(notifications)
    .innerJoin(conversationMembers, JOINS.membership)
    .innerJoin(conversations, JOINS.conversation)
    .leftJoin(notificationMarks, JOINS.marks)
    .leftJoin(threadMembers, JOINS.thread)
    .leftJoin(messages, JOINS.message)
    .where(and(isShown, condition))
    .orderBy(desc(notifications.seq));
}
