import { type Actor, type Conversation, type ConversationsListInput, Id, type Page } from "@parley/api/server";
import { conversationMembers, conversations, type Tx } from "@parley/db";
import { and, desc, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { FeatureDeps } from "../feature.js";
import {
  CursorInstant,
  cutRows,
  decodeCursor,
  encodeCursor,
  fromCursorInstant,
  toCursorInstant,
} from "../keyset-cursor.js";
import { loadConversations } from "./load-conversations.js";
import { conversationOfMembership, ownMemberships } from "./sight.js";

/** Whether the last one is pinned, its last activity, its id. */
const Place = z.tuple([z.union([z.literal(0), z.literal(1)]), CursorInstant, Id]);

/** Hidden by the reader, and silent since. */
const hidden = sql`coalesce(${conversationMembers.hiddenAt} >= ${conversations.lastActivityAt}, false)`;

/** The reader's conversations that belong into their list. */
export function listedConversations(actor: Actor) {
  return and(ownMemberships(actor), isNull(conversations.deletedAt), sql`not ${hidden}`);
}

/** The ids of one page, pinned ones first, then by last activity and by id, and the cursor of the next. Throws BAD_CURSOR. */
export async function pageOfConversations(tx: Tx, actor: Actor, input: ConversationsListInput): Promise<Page<string>> {
  const rows = await tx
    .select({
      id: conversations.id,
      lastActivityAt: conversations.lastActivityAt,
      pinned: conversationMembers.pinned,
    })
    .from(conversationMembers)
    .innerJoin(conversations, conversationOfMembership)
    .where(and(listedConversations(actor), after(input.cursor)))
    .orderBy(desc(conversationMembers.pinned), desc(conversations.lastActivityAt), desc(conversations.id))
    .limit(input.limit + 1);
  const { shown: items, last } = cutRows(rows, input.limit);
  return {
    items: items.map((row) => row.id),
    nextCursor:
      last === undefined ? null : encodeCursor([Number(last.pinned), toCursorInstant(last.lastActivityAt), last.id]),
  };
}

function after(cursor: string | null | undefined) {
  if (cursor === null || cursor === undefined) return undefined;
  const [pinned, at, id] = decodeCursor(cursor, Place);
  return sql`(${conversationMembers.pinned}, ${conversations.lastActivityAt}, ${conversations.id})
    < (${pinned === 1}::boolean, ${fromCursorInstant(at)}::timestamptz, ${id}::uuid)`;
}

/** See `ConversationsService.list`. */
export function list(deps: FeatureDeps, actor: Actor, input: ConversationsListInput): Promise<Page<Conversation>> {
  return deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const { items, nextCursor } = await pageOfConversations(tx, actor, input);
      return { items: await loadConversations(tx, actor, items), nextCursor };
    },
    { isolation: "repeatable read", readOnly: true },
  );
}
