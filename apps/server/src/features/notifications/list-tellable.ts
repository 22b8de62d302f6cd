import {
  conversationMembers,
  conversations,
  members,
  messages,
  notificationMarks,
  notifications,
  type Tx,
  threadMembers,
  workspaces,
} from "@parley/db";
import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { ConversationRow, MessageRow } from "../conversations/index.js";
import { isShown, isUnread, JOINS } from "./own-notifications.js";
import type { Circumstances } from "./rules/decide.js";
import type { Happening, NotificationRow } from "./rules/happening.js";
import { listCircumstances } from "./rules/list-circumstances.js";

/** A notification that its member has neither read nor lost sight of, with what is needed to tell of it. */
export interface Tellable {
  notification: NotificationRow;
  /** `null` for a group they were brought into. */
  message: MessageRow | null;
  conversation: Pick<ConversationRow, "kind" | "name">;
  workspace: { slug: string; name: string };
  /** How things stand for them now, as if they sat before no device. */
  circumstances: Circumstances;
  /** Of those who did it, and of people in the conversation whom the message names; by id. */
  names: ReadonlyMap<string, string>;
}

/**
 * Those of a workspace's notifications that meet a condition and may be told of at `now` (milliseconds since 1970), the oldest first:
 * unread, their message there, their member active and in the conversation. `decide` says where.
 */
export async function listTellable(
  tx: Tx,
  workspaceId: string,
  condition: SQL | undefined,
  now: number,
): Promise<Tellable[]> {
  const rows = await tx
    .select({
      notification: notifications,
      message: messages,
      conversation: { kind: conversations.kind, name: conversations.name },
      workspace: { slug: workspaces.slug, name: workspaces.name },
    })
    .from(notifications)
    .innerJoin(workspaces, eq(workspaces.id, notifications.workspaceId))
    .innerJoin(conversationMembers, JOINS.membership)
    .innerJoin(conversations, JOINS.conversation)
    .leftJoin(notificationMarks, JOINS.marks)
    .leftJoin(threadMembers, JOINS.thread)
    .leftJoin(messages, JOINS.message)
    .where(and(eq(notifications.workspaceId, workspaceId), isShown, isUnread, condition))
    .orderBy(asc(notifications.seq));
  const happenings = new Map(rows.map((row) => [toHappening(row), row]));
  const judged = await listCircumstances(tx, workspaceId, [...happenings.keys()], now);
  const names = await listNames(tx, workspaceId, rows);
  return judged.flatMap(({ happening, circumstances }) => {
    const row = happenings.get(happening);
    return row === undefined ? [] : { ...row, circumstances, names };
  });
}

type Row = Pick<Tellable, "notification" | "message">;

function toHappening({ notification, message }: Row): Happening {
  return { ...notification, kinds: [notification.kind], messageSeq: message?.seq ?? notification.seq };
}

/** Names stay unknown of people whom a message mentions though they are not where it stands. */
async function listNames(tx: Tx, workspaceId: string, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const actorIds = rows.map(({ notification }) => notification.actorId);
  const mentioned = rows.flatMap(({ message }) => message?.mentions ?? []);
  const places = rows.map(({ notification }) => notification.conversationId);
  if (rows.length === 0) return new Map();
  const isThere = sql`exists (${tx
    .select({ one: sql`1` })
    .from(conversationMembers)
    .where(
      and(
        eq(conversationMembers.workspaceId, workspaceId),
        inArray(conversationMembers.conversationId, places),
        eq(conversationMembers.memberId, members.id),
      ),
    )})`;
  const found = await tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, workspaceId),
        or(
          inArray(members.id, actorIds),
          mentioned.length === 0 ? undefined : and(inArray(members.id, mentioned), isThere),
        ),
      ),
    );
  return new Map(found.map(({ id, name }) => [id, name]));
}
