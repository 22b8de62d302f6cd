import { conversations, messages, threads } from "@parley/db";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Hydrator } from "../../events/hydrator.js";
import type { LogRow } from "../../events/log-entry.js";
import { idsNamed, payloadsBySeq } from "../payloads-by-seq.js";
import { joined, listStandings } from "./thread-states.js";

/** How far a thread has come by now, however old the event is. */
const changed: Hydrator = {
  types: ["thread.changed"],
  async hydrate(tx, workspaceId, rows) {
    const found = await tx
      .select({
        id: threads.id,
        rootId: threads.rootId,
        rootSeq: messages.seq,
        replyCount: threads.replyCount,
        lastReplyAt: threads.lastReplyAt,
        participantIds: threads.participantIds,
      })
      .from(threads)
      .innerJoin(messages, and(eq(messages.workspaceId, threads.workspaceId), eq(messages.id, threads.rootId)))
      .innerJoin(
        conversations,
        and(eq(conversations.workspaceId, threads.workspaceId), eq(conversations.id, threads.conversationId)),
      )
      .where(
        and(
          eq(threads.workspaceId, workspaceId),
          inArray(threads.id, idsNamed(rows, "entityId")),
          isNull(conversations.deletedAt),
        ),
      );
    const byId = new Map(found.map(({ id, ...thread }) => [id, thread]));
    return payloadsBySeq(rows, ({ entityId }) => byId.get(entityId ?? ""));
  },
};

const placeOf = (threadId: string | null, memberId: string | null) => `${threadId ?? ""} ${memberId ?? ""}`;

/** Where somebody stands in a thread by now. To those who have left the conversation it is not told. */
const standing: Hydrator = {
  types: ["thread.followed", "thread.unfollowed"],
  async hydrate(tx, workspaceId, rows) {
    const pairs = rows.map(({ entityId, memberId }: LogRow) => sql`(${entityId}::uuid, ${memberId}::uuid)`);
    const found = await listStandings(
      tx,
      workspaceId,
      sql`t.id in (${joined(idsNamed(rows, "entityId"))}) and reader.member_id in (${joined(idsNamed(rows, "memberId"))})
        and (t.id, reader.member_id) in (${sql.join(pairs, sql`, `)})`,
    );
    const byPlace = new Map(
      found.map(({ threadId, memberId, state }) => [placeOf(threadId, memberId), { thread: state }]),
    );
    return payloadsBySeq(rows, ({ entityId, memberId }) => byPlace.get(placeOf(entityId, memberId)));
  },
};

export const threadHydrators: readonly Hydrator[] = [changed, standing];
