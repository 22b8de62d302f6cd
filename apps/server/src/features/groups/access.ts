import {
  type Actor,
  ApiError,
  type ConversationRole,
  GROUP_DEEDS,
  type GroupDeed,
  type GroupStanding,
  mayActOnRole,
  mayInGroup,
  notFound,
} from "@parley/api/server";
import { conversationMembers, members, type Tx } from "@parley/db";
import { and, eq, sql } from "drizzle-orm";
import { type ConversationAccess, type MembershipRow, requireConversation } from "../conversations/index.js";

/** A group the caller is in. Throws NOT_FOUND, NOT_A_GROUP. */
export async function requireGroup(tx: Tx, actor: Actor, conversationId: string): Promise<ConversationAccess> {
  const access = await requireConversation(tx, actor, conversationId);
  requireKindGroup(access.conversation.kind);
  return access;
}

/** Throws NOT_A_GROUP for a direct conversation. */
export function requireKindGroup(kind: "direct" | "group"): void {
  if (kind !== "group") throw new ApiError("NOT_A_GROUP", { message: "This is a direct conversation." });
}

export function standingOf(access: ConversationAccess): GroupStanding {
  return { role: access.membership.role, workspaceRole: access.workspaceRole };
}

/** Throws ROLE_TOO_LOW. */
export function requireDeed(access: ConversationAccess, deed: GroupDeed): void {
  if (!mayInGroup(standingOf(access), deed))
    throw new ApiError("ROLE_TOO_LOW", { message: `This needs the role ${GROUP_DEEDS[deed]} in the group.` });
}

/** Throws ROLE_ABOVE_OWN: nobody grants, or acts upon, a role above their own. */
export function requireNotAbove(access: ConversationAccess, role: ConversationRole): void {
  if (!mayActOnRole(standingOf(access), role))
    throw new ApiError("ROLE_ABOVE_OWN", { message: `The role ${role} is above your own.` });
}

/** Throws FORBIDDEN: whatever a guest were called, they could not use it, and a group would stand without an owner. */
export function requireNoGuestOffice(workspaceRole: string, role: ConversationRole): void {
  if (workspaceRole === "guest" && role !== "member")
    throw new ApiError("FORBIDDEN", { message: "A guest is never more than a member of a group." });
}

/** Somebody else's place in the group, and their role in the workspace. Throws NOT_FOUND. */
export async function requireGroupMember(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  memberId: string,
): Promise<{ membership: MembershipRow; workspaceRole: GroupStanding["workspaceRole"] }> {
  const [found] = await tx
    .select({ membership: conversationMembers, workspaceRole: members.role })
    .from(conversationMembers)
    .innerJoin(members, personOfMembership)
    .where(
      and(
        eq(conversationMembers.workspaceId, actor.workspaceId),
        eq(conversationMembers.conversationId, conversationId),
        eq(conversationMembers.memberId, memberId),
      ),
    );
  if (found === undefined) throw notFound("member");
  return found;
}

/** Joins `members` to `conversation_members`. */
export const personOfMembership = sql`${members.workspaceId} = ${conversationMembers.workspaceId} and ${members.id} = ${conversationMembers.memberId}`;
