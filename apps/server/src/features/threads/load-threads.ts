import { type Actor, LIMITS, type Message, type Thread } from "@parley/api/server";
import { messages, type Tx } from "@parley/db";
import { and, asc, eq, sql } from "drizzle-orm";
import { footOf, presentMessage, visibleMessages } from "../conversations/index.js";
import { joined, listOwnStandings } from "./thread-states.js";

/** Threads as the reader sees them, in the order asked for; those they may not see are left out. */
export async function loadThreads(tx: Tx, actor: Actor, rootIds: readonly string[]): Promise<Thread[]> {
  if (rootIds.length === 0) return [];
  const standings = await listOwnStandings(tx, actor, rootIds);
  const shown = await listRootsAndEnds(tx, actor, rootIds);
  const roots = new Map(shown.map((message) => [message.id, message]));
  const threads = new Map(
    standings.map(({ state, summary }) => [
      state.rootId,
      {
        ...state,
        ...summary,
        root: roots.get(state.rootId) ?? null,
        lastReplies: shown.filter(({ threadRootId }) => threadRootId === state.rootId),
      },
    ]),
  );
  return rootIds.flatMap((rootId) => threads.get(rootId) ?? []);
}

/** The roots, and the last replies to each, oldest first. */
async function listRootsAndEnds(tx: Tx, actor: Actor, rootIds: readonly string[]): Promise<Message[]> {
  // Named with its table: inside of the foot plain "id" would be that of the rows there.
  const rows = await tx
    .select({ message: messages, foot: footOf(actor, sql`${messages}.id`) })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, actor.workspaceId),
        visibleMessages(actor),
        // An array that is made first, so that the messages are looked up by their ids however little is known of the table.
        sql`${messages.id} = any(array(
          select root.id from unnest(array[${joined(rootIds)}]) as root (id)
          union all
          select reply.id from unnest(array[${joined(rootIds)}]) as root (id)
          cross join lateral (
            select m.id from messages m
            where m.workspace_id = ${actor.workspaceId} and m.thread_root_id = root.id and m.deleted_at is null
            order by m.seq desc limit ${LIMITS.threadPreview}
          ) as reply
        ))`,
      ),
    )
    .orderBy(asc(messages.seq));
  return rows.map(({ message, foot }) => presentMessage(message, foot));
}
