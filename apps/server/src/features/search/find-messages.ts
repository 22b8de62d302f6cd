import type { Actor, FoundMessage } from "@parley/api/server";
import { messages, type Tx } from "@parley/db";
import { and, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { presentSharedMessage, visibleMessages } from "../conversations/index.js";
import { cutSnippet } from "./cut-snippet.js";
import type { Found, Period } from "./found-page.js";

/** Without an id: what is before this seq has not been looked at yet. */
interface MessageHit extends Record<string, unknown> {
  id: string | null;
  seq: number;
  marks: number[] | null;
}

/** What messages are looked for by; `null` asks for nothing. */
export interface MessageQuery extends Period {
  words: SQL | null;
  conversationIds: readonly string[] | null;
  authorIds: readonly string[] | null;
  links: boolean;
}

/**
 * A page of messages the reader may read, newest first, before a seq. A search that takes long gives what it has found until
 * then, which may be nothing, and where to go on.
 */
export async function findMessages(
  tx: Tx,
  actor: Actor,
  query: MessageQuery,
  before: number,
  limit: number,
): Promise<Found<FoundMessage, number>> {
  const { words, conversationIds, authorIds, since, until, links } = query;
  const hits: readonly MessageHit[] = await tx.execute<MessageHit>(sql`
    select * from search_messages(${actor.memberId}, ${words}, ${sql.param(conversationIds)}::uuid[],
      ${sql.param(authorIds)}::uuid[], ${since}::timestamptz, ${until}::timestamptz, ${links}, ${before}, ${limit + 1})`);
  const found = hits.filter(({ id }) => id !== null);
  const items = found.slice(0, limit);
  const next = found.length > limit ? items.at(-1)?.seq : hits.find(({ id }) => id === null)?.seq;
  if (items.length === 0) return { items: [], next: next ?? null };
  const rows = await tx
    .select()
    .from(messages)
    .where(
      and(
        visibleMessages(actor),
        isNull(messages.deletedAt),
        inArray(
          messages.id,
          items.flatMap(({ id }) => id ?? []),
        ),
      ),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = items.flatMap((hit) => {
    const row = byId.get(hit.id ?? "");
    return row === undefined ? [] : [{ ...presentSharedMessage(row), snippet: cutSnippet(row.text, hit.marks ?? []) }];
  });
  return { items: shown, next: next ?? null };
}
