import { type Actor, LIMITS, type NotificationMark } from "@parley/api/server";
import type { Tx } from "@parley/db";
import { and } from "drizzle-orm";
import { isUnread, ownNotifications } from "./own-notifications.js";
import { presentMark, selectNotifications } from "./select-notifications.js";

/** Reads what a member has not read inside a given snapshot, which must be REPEATABLE READ (SPEC R1): the last of it. */
export async function listNotificationsForBootstrap(tx: Tx, actor: Actor): Promise<NotificationMark[]> {
  const rows = await selectNotifications(tx, and(ownNotifications(actor), isUnread)).limit(LIMITS.notificationsAtStart);
  return rows.map(({ notification }) => presentMark(notification));
}
