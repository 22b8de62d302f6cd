import { type Actor, ApiError, notFound, type WorkspaceRole } from "@parley/api/server";
import { conversationMembers, conversations, members, messages, type Tx } from "@parley/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { MemberKey } from "../member-key.js";
import type { ConversationRow, MembershipRow } from "./present-conversation.js";
import type { MessageRow } from "./present-message.js";
import { conversationOfMembership, ownMemberships, visibleMessages } from "./sight.js";

/** Where the caller stands in a conversation. Read inside the write, it holds until the commit (SPEC W2). */
export interface ConversationAccess {
  conversation: ConversationRow;
  membership: MembershipRow;
  /** Their role in the workspace now, which may be newer than the actor's. */
  workspaceRole: WorkspaceRole;
  /** Somebody in it may no longer sign in. */
  hasDeactivated: boolean;
}

const hasDeactivated = sql<boolean>`exists (
  select from ${conversationMembers} as person
  join ${members} as left_behind on left_behind.workspace_id = person.workspace_id and left_behind.id = person.member_id
  where ${conversations.kind} = 'direct' and person.workspace_id = ${conversations.workspaceId}
    and person.conversation_id = ${conversations.id} and left_behind.deactivated_at is not null
)`;

/** Throws NOT_FOUND unless the caller is an active member of the workspace, in the conversation now, and it is not deleted. */
export async function requireConversation(
  tx: Tx,
  actor: MemberKey,
  conversationId: string,
): Promise<ConversationAccess> {
  const [access] = await tx
    .select({
      conversation: conversations,
      membership: conversationMembers,
      workspaceRole: members.role,
      hasDeactivated,
    })
    .from(conversationMembers)
    .innerJoin(conversations, conversationOfMembership)
    .innerJoin(
      members,
      and(eq(members.workspaceId, conversationMembers.workspaceId), eq(members.id, conversationMembers.memberId)),
    )
    .where(
      and(
        ownMemberships(actor),
        eq(conversationMembers.conversationId, conversationId),
        isNull(conversations.deletedAt),
        isNull(members.deactivatedAt),
      ),
    );
  if (access === undefined) throw notFound("conversation");
  return access;
}

/** Throws CONVERSATION_ARCHIVED. */
export function requireUnarchived(access: Pick<ConversationAccess, "conversation">): void {
  if (access.conversation.archivedAt !== null)
    throw new ApiError("CONVERSATION_ARCHIVED", { message: "This group is archived: it can be read, not written." });
}

/** Throws CONVERSATION_ARCHIVED; MEMBER_DEACTIVATED for a direct conversation with somebody who may no longer sign in. */
export function requireWritable(access: ConversationAccess): void {
  requireUnarchived(access);
  if (access.conversation.kind === "direct" && access.hasDeactivated)
    throw new ApiError("MEMBER_DEACTIVATED", { message: "This person has been deactivated." });
}

/** A message the caller may read. Throws NOT_FOUND. */
export async function requireMessage(tx: Tx, actor: Actor, messageId: string): Promise<MessageRow> {
  const [message] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.workspaceId, actor.workspaceId), eq(messages.id, messageId), visibleMessages(actor)));
  if (message === undefined) throw notFound("message");
  return message;
}
