import { type Actor, type Conversation, LIMITS, type Member } from "@parley/api/server";
import { conversationMembers, conversations, members, type Tx } from "@parley/db";
import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { presentMember, visibleMembers } from "../members/index.js";
import { listedConversations, pageOfConversations } from "./list.js";
import { loadConversations } from "./load-conversations.js";
import { conversationOfMembership } from "./sight.js";
import { firstUnreadSeq } from "./unread.js";

/** What a client starts from, but for its place in the log and itself. */
export interface ConversationsForBootstrap {
  /** The first page, then what else is unread or wanted. */
  conversations: Conversation[];
  conversationsCursor: string | null;
  /** Everybody who occurs in `conversations` and may be seen by the reader. */
  members: Member[];
}

/**
 * Reads the conversations a client starts from inside a given snapshot, which must be REPEATABLE READ (SPEC R1). `wanted`
 * are there in any case, if the reader is in them.
 */
export async function listForBootstrap(
  tx: Tx,
  actor: Actor,
  wanted: readonly string[] = [],
): Promise<ConversationsForBootstrap> {
  const [page, unreadIds] = await Promise.all([
    pageOfConversations(tx, actor, { limit: LIMITS.page.conversations }),
    listUnread(tx, actor),
  ]);
  const found = await loadConversations(tx, actor, [...new Set([...page.items, ...unreadIds, ...wanted])]);
  return {
    conversations: found,
    conversationsCursor: page.nextCursor,
    members: await listOccurring(tx, actor, found),
  };
}

/** Conversations with something unread in them; archived ones stay out of such lists. */
async function listUnread(tx: Tx, actor: Actor): Promise<string[]> {
  const rows = await tx
    .select({ id: conversations.id })
    .from(conversationMembers)
    .innerJoin(conversations, conversationOfMembership)
    .where(
      and(
        listedConversations(actor),
        isNull(conversations.archivedAt),
        sql`${conversations.lastMessageSeq} > ${conversationMembers.readSeq}`,
        isNotNull(firstUnreadSeq(tx)),
      ),
    )
    .orderBy(desc(conversations.lastActivityAt), desc(conversations.id));
  return rows.map((row) => row.id);
}

async function listOccurring(tx: Tx, actor: Actor, found: readonly Conversation[]): Promise<Member[]> {
  const ids = new Set(found.flatMap(occurringIn));
  if (ids.size === 0) return [];
  const rows = await tx
    .select()
    .from(members)
    .where(and(eq(members.workspaceId, actor.workspaceId), inArray(members.id, [...ids]), visibleMembers(actor)));
  return rows.map(presentMember);
}

function occurringIn(conversation: Conversation): string[] {
  const { lastMessage } = conversation;
  const named = lastMessage?.system != null && "memberId" in lastMessage.system ? [lastMessage.system.memberId] : [];
  return [
    conversation.createdBy,
    ...conversation.participantIds,
    ...(lastMessage === null ? [] : [lastMessage.authorId, ...lastMessage.mentions]),
    ...named,
  ];
}
