import type { Actor, Page, Thread, ThreadsListInput } from "@parley/api/server";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { FeatureDeps } from "../feature.js";
import { cutRows, decodeCursor, encodeCursor } from "../keyset-cursor.js";
import { loadThreads } from "./load-threads.js";
import { fromUnreadReplies } from "./thread-states.js";

/** The seq of the last reply of the last thread seen: no two have the same. */
const Place = z.tuple([z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)]);

/** The threads that a member follows, each with the conversation it is in, as a source of queries. */
export function followedThreads(actor: Actor): SQL {
  return sql`
    from thread_members tm
    join threads t on t.workspace_id = tm.workspace_id and t.root_id = tm.root_id
    join conversation_members reader on reader.workspace_id = tm.workspace_id and reader.conversation_id = tm.conversation_id
      and reader.member_id = tm.member_id
    join conversations c on c.workspace_id = tm.workspace_id and c.id = tm.conversation_id
    where tm.workspace_id = ${actor.workspaceId} and tm.member_id = ${actor.memberId} and tm.following
      and c.deleted_at is null and t.last_seq >= reader.history_seq`;
}

/** See `ThreadsService.list`. */
export async function list({ db }: FeatureDeps, actor: Actor, input: ThreadsListInput): Promise<Page<Thread>> {
  const { cursor, limit, unreadOnly } = input;
  const before = cursor == null ? undefined : decodeCursor(cursor, Place)[0];
  return db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const found = await tx.execute<{ rootId: string; lastSeq: number }>(sql`
        select t.root_id as "rootId", t.last_seq as "lastSeq"
        ${followedThreads(actor)}
          ${before === undefined ? sql`` : sql`and t.last_seq < ${before}`}
          ${unreadOnly ? sql`and c.archived_at is null and t.last_seq > tm.read_seq and exists (select ${fromUnreadReplies})` : sql``}
        order by t.last_seq desc limit ${limit + 1}`);
      const { shown, last } = cutRows(found, limit);
      return {
        items: await loadThreads(
          tx,
          actor,
          shown.map(({ rootId }) => rootId),
        ),
        nextCursor: last === undefined ? null : encodeCursor([last.lastSeq]),
      };
    },
    { isolation: "repeatable read", readOnly: true },
  );
}
