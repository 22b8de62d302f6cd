import { type Actor, LIMITS, type NotificationsListInput, type NotificationsListOutput } from "@parley/api/server";
import {
  conversationMembers,
  conversations,
  messages,
  notificationMarks,
  notifications,
  type Tx,
  threadMembers,
} from "@parley/db";
import { and, count, desc, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { FeatureDeps } from "../feature.js";
import { cutRows, decodeCursor, encodeCursor } from "../keyset-cursor.js";
import { getMemberPreferences } from "../preferences/index.js";
import { isShown, isUnread, JOINS, ownNotifications } from "./own-notifications.js";
import { presentNotification, type ReactorsRow } from "./present-notification.js";

/** The seq of the last one seen: no two of a member have the same. */
const Place = z.tuple([z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)]);

/** Who has reacted to the message of a row, the last first, how many they are, and with what; null for all other subjects. */
const reactors = sql<ReactorsRow | null>`case when ${notifications.subject} = 'reactions' then (
  select json_build_object(
    'ids', (array_agg(person.id order by person.seq desc))[:${sql.raw(String(LIMITS.notificationActors))}],
    'count', count(*),
    'emoji', (select array_agg(each.emoji order by each.seq desc) from (
      select r.emoji, max(r.seq) as seq from reactions r
      where r.workspace_id = ${notifications.workspaceId} and r.message_id = ${notifications.subjectId}
        and r.member_id <> ${notifications.memberId}
      group by r.emoji order by 2 desc limit ${sql.raw(String(LIMITS.notificationActors))}
    ) each)
  ) from (
    select r.member_id as id, max(r.seq) as seq from reactions r
    where r.workspace_id = ${notifications.workspaceId} and r.message_id = ${notifications.subjectId}
      and r.member_id <> ${notifications.memberId}
    group by r.member_id
  ) person
) end`;

/** Has somebody's reaction to tell of, or is about something else. */
const isTellable = sql`(${notifications.subject} <> 'reactions' or exists (
  select from reactions r
  where r.workspace_id = ${notifications.workspaceId} and r.message_id = ${notifications.subjectId}
    and r.member_id <> ${notifications.memberId}
))`;

/** See `NotificationsService.list`. What the caller has read is settled before. */
export async function list(
  deps: FeatureDeps,
  actor: Actor,
  input: NotificationsListInput,
): Promise<NotificationsListOutput> {
  const { cursor, limit, unreadOnly } = input;
  const before = cursor == null ? undefined : decodeCursor(cursor, Place)[0];
  return deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const own = and(ownNotifications(actor), isTellable);
      const [rows, unread, { notifications: preferences }] = await Promise.all([
        select(
          tx,
          and(own, before === undefined ? undefined : lt(notifications.seq, before), unreadOnly ? isUnread : undefined),
          limit + 1,
        ),
        countUnread(tx, and(own, isUnread)),
        getMemberPreferences(tx, actor),
      ]);
      const { shown, last } = cutRows(rows, limit);
      return {
        items: shown.map((row) => presentNotification(row, preferences.keywords)),
        nextCursor: last === undefined ? null : encodeCursor([last.notification.seq]),
        unreadCount: unread,
      };
    },
    { isolation: "repeatable read", readOnly: true },
  );
}

function select(tx: Tx, condition: SQL | undefined, limit: number) {
  return tx
    .select({
      notification: notifications,
      message: messages,
      kind: conversations.kind,
      name: conversations.name,
      unread: isUnread,
      reactors,
    })
    .from(notifications)
    .innerJoin(conversationMembers, JOINS.membership)
    .innerJoin(conversations, JOINS.conversation)
    .leftJoin(notificationMarks, JOINS.marks)
    .leftJoin(threadMembers, JOINS.thread)
    .leftJoin(messages, JOINS.message)
    .where(and(isShown, condition))
    .orderBy(desc(notifications.seq))
    .limit(limit);
}

async function countUnread(tx: Tx, condition: SQL | undefined): Promise<number> {
  const [counted] = await tx
    .select({ unread: count() })
    .from(notifications)
    .innerJoin(conversationMembers, JOINS.membership)
    .innerJoin(conversations, JOINS.conversation)
    .leftJoin(notificationMarks, JOINS.marks)
    .leftJoin(threadMembers, JOINS.thread)
    .leftJoin(messages, JOINS.message)
    .where(and(isShown, condition));
  return counted?.unread ?? 0;
}
