import type { Notification } from "@parley/api/server";
import type { ConversationRow, MessageRow } from "../conversations/index.js";
import { presentSharedMessage } from "../conversations/index.js";
import { findKeyword, toSearchable } from "./rules/find-keyword.js";
import type { NotificationRow } from "./rules/happening.js";
import { presentMark } from "./select-notifications.js";

/** Who has reacted, as the database gives it. */
export interface ReactorsRow {
  ids: string[];
  count: number;
  emoji: string[];
}

/** A notification and what it is about. */
export interface NotificationListRow extends Pick<ConversationRow, "kind" | "name"> {
  notification: NotificationRow;
  message: MessageRow | null;
  unread: boolean;
  reactors: ReactorsRow | null;
}

/** The only way a notification's row leaves the server; `keywords` are its member's. */
export function presentNotification(row: NotificationListRow, keywords: readonly string[]): Notification {
  const { notification, message, kind, name, unread, reactors } = row;
  const found =
    notification.kind === "keyword" && message !== null ? findKeyword(toSearchable(message.text), keywords) : undefined;
  return {
    ...presentMark(notification),
    at: notification.at,
    actorIds: reactors?.ids ?? [notification.actorId],
    actorCount: reactors?.count ?? 1,
    emoji: reactors?.emoji ?? [],
    message: message === null ? null : presentSharedMessage(message),
    conversation: { kind, name },
    unread,
    keyword: found ?? null,
    silencedBy: notification.silencedBy,
  };
}
