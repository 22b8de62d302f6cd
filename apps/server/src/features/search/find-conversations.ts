import type { Actor, FoundConversation, FoundGroup } from "@parley/api/server";
import { conversations, type Tx } from "@parley/db";
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { memberCount, participantIds, presentSharedConversation } from "../conversations/index.js";
import { cutSnippet } from "./cut-snippet.js";
import { type Found, type NamePlace, pageOf } from "./found-page.js";

interface ConversationHit extends Record<string, unknown> {
  id: string;
  joined: boolean;
  /** The group's name, or the other person's. */
  title: string;
  /** What conversations are sorted by. */
  name: string;
  nameMarks: number[];
  textMarks: number[];
}

/** What conversations are looked for by: names, and words of descriptions. */
export interface ConversationQuery {
  names: SQL;
  words: SQL;
}

/** Conversations the reader is in (`own`), or groups there are for them, by name. */
export async function listConversationHits(
  tx: Tx,
  actor: Actor,
  { names, words, own }: ConversationQuery & { own: boolean },
  after: NamePlace | null,
  limit: number,
): Promise<ConversationHit[]> {
  return tx.execute<ConversationHit>(sql`
    select * from search_conversations(${actor.memberId}, ${names}, ${words}, ${own}, ${after?.[0] ?? null},
      ${after?.[1] ?? null}, ${limit})`);
}

/** A page of the reader's conversations, by name. */
export async function findConversations(
  tx: Tx,
  actor: Actor,
  query: ConversationQuery,
  after: NamePlace | null,
  limit: number,
): Promise<Found<FoundConversation>> {
  const { items, next } = await findPlaces(tx, actor, { ...query, own: true }, after, limit);
  return { items: items.map(({ joined: _joined, ...conversation }) => conversation), next };
}

/** A page of the groups there are for the reader, by name. */
export function findGroups(
  tx: Tx,
  actor: Actor,
  query: ConversationQuery,
  after: NamePlace | null,
  limit: number,
): Promise<Found<FoundGroup>> {
  return findPlaces(tx, actor, { ...query, own: false }, after, limit);
}

async function findPlaces(
  tx: Tx,
  actor: Actor,
  query: ConversationQuery & { own: boolean },
  after: NamePlace | null,
  limit: number,
): Promise<Found<FoundGroup>> {
  const { items, next } = pageOf(await listConversationHits(tx, actor, query, after, limit + 1), limit);
  if (items.length === 0) return { items: [], next };
  const rows = await tx
    .select({ conversation: conversations, memberCount, participantIds })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, actor.workspaceId),
        inArray(
          conversations.id,
          items.map(({ id }) => id),
        ),
        isNull(conversations.deletedAt),
      ),
    );
  const byId = new Map(rows.map((row) => [row.conversation.id, row]));
  const found = items.flatMap((hit) => {
    const row = byId.get(hit.id);
    if (row === undefined) return [];
    const byText = hit.nameMarks.length === 0 && hit.textMarks.length > 0;
    const snippet = byText
      ? cutSnippet(row.conversation.description ?? "", hit.textMarks)
      : cutSnippet(hit.title, hit.nameMarks);
    return [{ ...presentSharedConversation(row), joined: hit.joined, snippet }];
  });
  return { items: found, next };
}
