import { type Actor, NO_REPLIES, type ThreadSummary } from "@parley/api/server";
import { threads } from "@parley/db";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** The thread under a message as the database gives it: replies, time of the last, who replied, last change; null for none. */
export type StoredThread = [number, string | null, string[], number] | null;

/** The only way a thread's summary leaves the server. */
export function presentThreadSummary(stored: StoredThread): ThreadSummary {
  if (stored === null) return NO_REPLIES;
  const [replyCount, lastReplyAt, participantIds, threadRev] = stored;
  return {
    replyCount,
    lastReplyAt: lastReplyAt === null ? null : new Date(lastReplyAt).toISOString(),
    participantIds,
    threadRev,
  };
}

/** The thread under a message, for a query that names it; whether the message may be seen is the query's business. */
export function threadUnder(actor: Actor, messageId: SQLWrapper): SQL<StoredThread> {
  return sql<StoredThread>`(
    select jsonb_build_array(under.reply_count, under.last_reply_at, under.participant_ids, under.rev)
    from ${threads} as under where under.workspace_id = ${actor.workspaceId} and under.root_id = ${messageId}
  )`;
}
