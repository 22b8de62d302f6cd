import { randomInt } from "node:crypto";
import { messages } from "@parley/db";
import { and, eq, sql } from "drizzle-orm";
import { requireConversation } from "../conversations/index.js";
import type { MemberKey } from "../member-key.js";
import { type Broadcast, placeOf, requireBroadcast, storeHere } from "./broadcast.js";
import type { MessagesDeps } from "./messages-deps.js";
import { rowOf, type Sending, type Sent, type SentRow } from "./send-messages.js";

/** What the author of a broadcast wants. */
export interface BroadcastCall {
  broadcast: Broadcast;
  confirmedCount: number | undefined;
}

/** A mark of an event is a positive integer of Postgres. */
const RID_LIMIT = 2 ** 31 - 1;

/**
 * Stores one message that calls all of its place at once. It goes past the lane (SPEC W4), so that all others do not pay for
 * what it takes; what refuses the call rolls back the send. Throws BROADCAST_RESTRICTED, BROADCAST_UNCONFIRMED.
 */
export function sendBroadcast(
  deps: MessagesDeps,
  author: MemberKey,
  sending: Sending,
  call: BroadcastCall,
): Promise<Sent> {
  const { workspaceId } = author;
  const { conversationId, authorId, nonce, text, mentions, threadRootId, inTimeline } = sending;
  return deps.log.write(workspaceId, async (write): Promise<Sent> => {
    const { tx, head, now } = write;
    const [result] = await tx.execute<SentRow & Record<string, unknown>>(sql`
      select * from send_message_locked(${workspaceId}::uuid, ${head + 1}::bigint, ${randomInt(1, RID_LIMIT)}::int,
        ${now}::timestamptz, ${conversationId}::uuid, ${authorId}::uuid, ${nonce}::uuid, ${text}::text,
        string_to_array(${mentions.join(",")}, ',')::uuid[], ${threadRootId}::uuid, ${inTimeline}::boolean)`);
    if (result === undefined) return { status: "not-found" };
    if (result.status === "repeated") return { status: "repeated", id: result.id };
    if (result.status !== "new") return { status: result.status };
    const access = await requireConversation(tx, author, conversationId);
    const plain = rowOf(workspaceId, sending, { ...result, createdAt: now });
    write.afterCommit(() => deps.log.wake(workspaceId, result.lastSeq));
    if (access.conversation.kind === "direct") return { status: "new", row: plain };
    const row = { ...plain, broadcast: call.broadcast };
    await requireBroadcast(tx, author, access, { ...call, place: placeOf(row) });
    await tx
      .update(messages)
      .set({ broadcast: call.broadcast })
      .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, row.id)));
    if (call.broadcast === "here") await storeHere(tx, author, row, deps.listConnected(workspaceId));
    return { status: "new", row };
  });
}
