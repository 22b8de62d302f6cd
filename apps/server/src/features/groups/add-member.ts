import { type Actor, ApiError, type Conversation, type GroupsAddMemberInput, notFound } from "@parley/api/server";
import { conversationMembers, members, type Tx } from "@parley/db";
import { and, eq, sql } from "drizzle-orm";
import { getConversation, requireUnarchived } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { requireDeed, requireGroup, requireNoGuestOffice, requireNotAbove } from "./access.js";
import { admit } from "./admit.js";

/** See `GroupsService.addMember`. Bringing somebody in as more than a member is also setting a role. Throws MEMBER_DEACTIVATED. */
export async function addMember(
  deps: FeatureDeps,
  actor: Actor,
  input: GroupsAddMemberInput,
): Promise<{ conversation: Conversation }> {
  const { conversationId, memberId, role } = input;
  const conversation = await deps.log.write(actor.workspaceId, async (write) => {
    const access = await requireGroup(write.tx, actor, conversationId);
    requireDeed(access, "addMember");
    requireNotAbove(access, role);
    if (role !== "member") requireDeed(access, "setRole");
    requireUnarchived(access);
    const newcomer = await requireNewcomer(write.tx, actor, conversationId, memberId);
    requireNoGuestOffice(newcomer.workspaceRole, role);
    await admit(write, actor, access.conversation, { memberId, role });
    return getConversation(write.tx, actor, conversationId);
  });
  return { conversation };
}

/** Throws NOT_FOUND, ALREADY_MEMBER, MEMBER_DEACTIVATED. */
async function requireNewcomer(tx: Tx, actor: Actor, conversationId: string, memberId: string) {
  const [person] = await tx
    .select({
      workspaceRole: members.role,
      deactivatedAt: members.deactivatedAt,
      joinedSeq: conversationMembers.joinedSeq,
    })
    .from(members)
    .leftJoin(
      conversationMembers,
      and(
        sql`${conversationMembers.workspaceId} = ${members.workspaceId} and ${conversationMembers.memberId} = ${members.id}`,
        eq(conversationMembers.conversationId, conversationId),
      ),
    )
    .where(and(eq(members.workspaceId, actor.workspaceId), eq(members.id, memberId)));
  if (person === undefined) throw notFound("member");
  if (person.joinedSeq !== null)
    throw new ApiError("ALREADY_MEMBER", { message: "This person is in the group already." });
  if (person.deactivatedAt !== null)
    throw new ApiError("MEMBER_DEACTIVATED", { message: "This person has been deactivated." });
  return person;
}
