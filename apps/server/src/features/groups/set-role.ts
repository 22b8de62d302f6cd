import type { Actor, Conversation, GroupsSetRoleInput } from "@parley/api/server";
import { conversationMembers } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import { getConversation, requireUnarchived } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { storeSystemLine } from "../messages/index.js";
import { requireDeed, requireGroup, requireGroupMember, requireNoGuestOffice, requireNotAbove } from "./access.js";
import { countRemaining, requireOwnerLeft } from "./last-owner.js";

/** See `GroupsService.setRole`. The role somebody has already changes nothing. */
export async function setRole(
  deps: FeatureDeps,
  actor: Actor,
  input: GroupsSetRoleInput,
): Promise<{ conversation: Conversation }> {
  const { conversationId, memberId, role } = input;
  const conversation = await deps.log.write(actor.workspaceId, async (write) => {
    const access = await requireGroup(write.tx, actor, conversationId);
    requireDeed(access, "setRole");
    requireUnarchived(access);
    const { membership, workspaceRole } = await requireGroupMember(write.tx, actor, conversationId, memberId);
    requireNotAbove(access, membership.role);
    requireNotAbove(access, role);
    requireNoGuestOffice(workspaceRole, role);
    if (membership.role !== role) {
      requireOwnerLeft(membership, await countRemaining(write.tx, actor, membership));
      await storeRole(write, actor, input);
    }
    return getConversation(write.tx, actor, conversationId);
  });
  return { conversation };
}

async function storeRole(write: WorkspaceWrite, actor: Actor, input: GroupsSetRoleInput): Promise<void> {
  const { conversationId, memberId, role } = input;
  write.append({
    type: "conversation.role-changed",
    audience: "conversation",
    conversationId,
    memberId,
    entityId: memberId,
    actorId: actor.memberId,
  });
  await write.tx
    .update(conversationMembers)
    .set({ role })
    .where(
      and(
        eq(conversationMembers.workspaceId, write.workspaceId),
        eq(conversationMembers.conversationId, conversationId),
        eq(conversationMembers.memberId, memberId),
      ),
    );
  await storeSystemLine(write, actor, conversationId, { type: "role-changed", memberId, role });
}
