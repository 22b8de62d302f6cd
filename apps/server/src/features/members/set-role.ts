import type { Actor, Member, MembersSetRoleInput } from "@parley/api/server";
import type { FeatureDeps } from "../feature.js";
import { requireActiveSelf, requireAnotherOwner, requireMember, requireRoleWithin } from "./access.js";
import { changeMember } from "./change-member.js";
import { presentMember } from "./present-member.js";
import { revokeOpenInvitations } from "./revoke-open-invitations.js";

/** See `MembersService.setRole`. Having the role already changes nothing. */
export function setRole(deps: FeatureDeps, actor: Actor, input: MembersSetRoleInput): Promise<{ member: Member }> {
  return deps.log.write(actor.workspaceId, async (write) => {
    const self = await requireActiveSelf(write.tx, actor, "admin");
    const member = await requireMember(write.tx, actor, input.memberId);
    requireRoleWithin(self.role, member.role);
    requireRoleWithin(self.role, input.role);
    if (member.role === input.role) return { member: presentMember(member) };
    await requireAnotherOwner(write.tx, member);
    const changed = await changeMember(write, actor, member, "member.changed", { role: input.role });
    await revokeOpenInvitations(write, member.id, input.role);
    return { member: presentMember(changed) };
  });
}
