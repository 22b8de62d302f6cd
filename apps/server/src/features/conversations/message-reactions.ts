import { type Actor, NO_REACTIONS, type Reactions } from "@parley/api/server";
import { reactionCounts, reactions } from "@parley/db";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** What stands under a message as the database gives it, to one reader: emoji, count, mine, since; null before the first. */
export type StoredReactions = { rev: number; items: [string, number, boolean, number][] } | null;

/** The only way reactions leave the server. */
export function presentReactions(stored: StoredReactions): Reactions {
  if (stored === null) return NO_REACTIONS;
  return {
    reactions: stored.items.map(([emoji, count, mine, sinceSeq]) => ({ emoji, count, mine, sinceSeq })),
    reactionsRev: stored.rev,
  };
}

/** The reactions of a message, for a query that names it; whether it is deleted or may be seen is the query's business. */
export function reactionsOf(actor: Actor, messageId: SQLWrapper): SQL<StoredReactions> {
  return sql<StoredReactions>`(
    select jsonb_build_object('rev', max(entry.rev), 'items', coalesce(
      jsonb_agg(jsonb_build_array(entry.emoji, entry.count, own.member_id is not null, entry.since_seq)
        order by entry.since_seq) filter (where entry.count > 0), '[]'))
    from ${reactionCounts} as entry
    left join ${reactions} as own on own.workspace_id = entry.workspace_id and own.message_id = entry.message_id
      and own.emoji = entry.emoji and own.member_id = ${actor.memberId}
    where entry.workspace_id = ${actor.workspaceId} and entry.message_id = ${messageId}
    having count(*) > 0
  )`;
}
