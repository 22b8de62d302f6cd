import { type Actor, type Conversation, type ConversationsListInput, Id, type Page } from "@parley/api/server";
import { conversationMembers, conversations, type Tx } from "@parley/db";
import { and, desc, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { FeatureDeps } from "../feature.js";
import { CursorInstant, decodeCursor, encodeCursor, fromCursorInstant, toCursorInstant } from "../keyset-cursor.js";
import { loadConversations } from "./load-conversations.js";
import { conversationOfMembership, ownMemberships } from "./sight.js";

const Place = z.tuple([CursorInstant, Id]);

/** Hidden by the reader, and silent since. */
const hidden = sql`coalesce(${conversationMembers.hiddenAt} >= ${conversations.lastActivityAt}, false)`;

/** The reader's conversations that belong into their list. */
export function listedConversations(actor: Actor) {
  return and(ownMemberships(actor), isNull(conversations.deletedAt), sql`not ${hidden}`);
}

/** The ids of one page, last activity first and then by id, and the cursor of the next. Throws BAD_CURSOR. */
export async function pageOfConversations(tx: Tx, actor: Actor, input: ConversationsListInput): Promise<Page<string>> {
  const rows = await tx
    .select({ id: conversations.id, lastActivityAt: conversations.lastActivityAt })
    .from(conversationMembers)
    .innerJoin(conversations, conversationOfMembership)
    .where(and(listedConversations(actor), after(input.cursor)))
    .orderBy(desc(conversations.lastActivityAt), desc(conversations.id))
    .limit(input.limit + 1);
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  const more = rows.length > input.limit && last !== undefined;
  return {
    items: items.map((row) => row.id),
    nextCursor: more ? encodeCursor([toCursorInstant(last.lastActivityAt), last.id]) : null,
  };
}

function after(cursor: string | null | undefined) {
  if (cursor === null || cursor === undefined) return undefined;
  const [at, id] = decodeCursor(cursor, Place);
  return sql`(${conversations.lastActivityAt}, ${conversations.id}) < (${fromCursorInstant(at)}::timestamptz, ${id}::uuid)`;
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
