import type { Actor, Member, MembersDeactivateInput } from "@parley/api/server";
import type { FeatureDeps } from "../feature.js";
import { requireActiveSelf, requireMember, requireRoleWithin } from "./access.js";
import { changeMember } from "./change-member.js";
import { presentMember } from "./present-member.js";

/** See `MembersService.reactivate`. An active member stays as they are. */
export function reactivate(
  deps: FeatureDeps,
  actor: Actor,
  input: MembersDeactivateInput,
): Promise<{ member: Member }> {
  return deps.log.write(actor.workspaceId, async (write) => {
    const self = await requireActiveSelf(write.tx, actor, "admin");
    const member = await requireMember(write.tx, actor, input.memberId);
    requireRoleWithin(self.role, member.role);
    if (member.deactivatedAt === null) return { member: presentMember(member) };
    const changed = await changeMember(write, actor, member, "member.changed", { deactivatedAt: null });
    return { member: presentMember(changed) };
  });
}
