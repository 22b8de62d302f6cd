import { z } from "zod";
import { eventOf } from "../../events/event-base.js";
import { Id, Seq } from "../../ids.js";
import { NotificationMark } from "./schemas.js";

const standing = { notification: NotificationMark, unread: z.boolean() };

/** There is something new for the reader. */
export const NotificationAdded = eventOf("notification.added", standing);

/** One changed: more reactions came together in it, or it was read. */
export const OneNotificationChanged = eventOf("notification.changed", { scope: z.literal("one"), ...standing });

/** One is gone: what it told of was taken back. */
export const NotificationRemoved = eventOf("notification.changed", {
  scope: z.literal("removed"),
  notificationId: Id,
});

/** Everything up to a place was marked as read, or cleared. */
export const AllNotificationsChanged = eventOf("notification.changed", {
  scope: z.literal("all"),
  readSeq: Seq,
  clearedSeq: Seq,
});

/** Told to nobody but the member they are for. */
export const NotificationEvent = z.discriminatedUnion("type", [NotificationAdded]);

/** The same; `scope` tells how much of what there is changed. */
export const NotificationChanged = z.discriminatedUnion("scope", [
  OneNotificationChanged,
  NotificationRemoved,
  AllNotificationsChanged,
]);
