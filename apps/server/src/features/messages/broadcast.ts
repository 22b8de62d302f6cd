import { ApiError, LIMITS, mayBroadcast, type SharedMessage } from "@parley/api/server";
import { conversationMembers, hereMentions, members, type Tx, threadMembers } from "@parley/db";
import { type SQL, sql } from "drizzle-orm";
import type { ConversationAccess, MessageRow } from "../conversations/index.js";
import type { MemberKey } from "../member-key.js";

export type Broadcast = NonNullable<SharedMessage["broadcast"]>;

/** Where a message stands: in its conversation, or with `threadRootId` in that thread alone. */
export interface BroadcastPlace {
  conversationId: string;
  threadRootId: string | null;
}

/** The place of a message, or of one that is being written. */
export function placeOf({
  conversationId,
  threadRootId,
  inTimeline,
}: Pick<MessageRow, "conversationId" | "threadRootId" | "inTimeline">): BroadcastPlace {
  return { conversationId, threadRootId: inTimeline ? null : threadRootId };
}

/**
 * The ids of those whom a broadcast by the author calls: who is in the conversation, or follows the thread, and may sign in.
 * A reply that stands in its thread alone is unread there alone, so it calls those who read it there.
 */
export function reachedMembers(workspaceId: string, authorId: string, place: BroadcastPlace): SQL {
  const { conversationId, threadRootId } = place;
  const inPlace =
    threadRootId === null
      ? sql`${conversationMembers} as person where person.conversation_id = ${conversationId}`
      : sql`${threadMembers} as person where person.root_id = ${threadRootId} and person.following`;
  return sql`(
    select person.member_id from ${inPlace} and person.workspace_id = ${workspaceId} and person.member_id <> ${authorId}
      and exists (
        select from ${members} as active
        where active.workspace_id = person.workspace_id and active.id = person.member_id and active.deactivated_at is null))`;
}

/** How many people `<!everyone>` calls in a place. */
export async function countReached(tx: Tx, author: MemberKey, place: BroadcastPlace): Promise<number> {
  const reached = reachedMembers(author.workspaceId, author.memberId, place);
  const [row] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from ${reached} as reached`);
  return row?.count ?? 0;
}

/**
 * Throws BROADCAST_RESTRICTED; BROADCAST_UNCONFIRMED when everyone are more than `LIMITS.unconfirmedBroadcast` and more than
 * the author has confirmed. To be called behind the workspace's lock: the count then holds until the commit.
 */
export async function requireBroadcast(
  tx: Tx,
  author: MemberKey,
  { membership, workspaceRole, conversation }: ConversationAccess,
  call: { broadcast: Broadcast; place: BroadcastPlace; confirmedCount: number | undefined },
): Promise<void> {
  if (!mayBroadcast({ role: membership.role, workspaceRole }, conversation.broadcastPolicy))
    throw new ApiError("BROADCAST_RESTRICTED", { message: "Not everybody may call all people of this group at once." });
  if (call.broadcast === "here") return;
  const count = await countReached(tx, author, call.place);
  if (count <= Math.max(LIMITS.unconfirmedBroadcast, call.confirmedCount ?? 0)) return;
  throw new ApiError("BROADCAST_UNCONFIRMED", { message: `This calls ${String(count)} people: confirm it.`, count });
}

/** Keeps who of the place is connected now, once for each message. */
export async function storeHere(
  tx: Tx,
  author: MemberKey,
  { workspaceId, conversationId, seq, ...message }: MessageRow,
  connected: Iterable<string>,
): Promise<void> {
  const reached = reachedMembers(workspaceId, author.memberId, placeOf({ conversationId, ...message }));
  const here = sql`string_to_array(${[...connected].join(",")}, ',')::uuid[]`;
  await tx.execute(sql`
    insert into ${hereMentions} (workspace_id, conversation_id, seq, member_ids)
    values (${workspaceId}, ${conversationId}, ${seq}, array(
      select reached.member_id from ${reached} as reached where reached.member_id = any(${here})))
    on conflict do nothing`);
}
