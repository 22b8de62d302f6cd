import type { Actor, Member, MembersDeactivateInput } from "@parley/api/server";
import type { FeatureDeps } from "../feature.js";
import { requireActiveSelf, requireAnotherOwner, requireMember, requireRoleWithin } from "./access.js";
import { changeMember } from "./change-member.js";
import { discardUnsent } from "./discard-unsent.js";
import { presentMember } from "./present-member.js";
import { removeDevices } from "./remove-devices.js";
import { revokeOpenInvitations } from "./revoke-open-invitations.js";

/**
 * See `MembersService.deactivate`. They stay in their conversations, shown as deactivated. Their sessions hold on for
 * their other workspaces; to this one the gate lets them in no more.
 */
export function deactivate(
  deps: FeatureDeps,
  actor: Actor,
  input: MembersDeactivateInput,
): Promise<{ member: Member }> {
  return deps.log.write(actor.workspaceId, async (write) => {
    const self = await requireActiveSelf(write.tx, actor, "admin");
    const member = await requireMember(write.tx, actor, input.memberId);
    requireRoleWithin(self.role, member.role);
    write.afterCommit(() => deps.connections.closeMember(actor.workspaceId, member.id));
    if (member.deactivatedAt !== null) return { member: presentMember(member) };
    await requireAnotherOwner(write.tx, member);
    const changed = await changeMember(write, actor, member, "member.deactivated", { deactivatedAt: write.now });
    await revokeOpenInvitations(write, member.id, null);
    await discardUnsent(write, member.id);
    await removeDevices(write, member.id);
    return { member: presentMember(changed) };
  });
}
