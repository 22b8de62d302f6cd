import type { Actor, Member, MembersUpdateMeInput } from "@parley/api/server";
import type { FeatureDeps } from "../feature.js";
import { requireActiveSelf } from "./access.js";
import { changeMember } from "./change-member.js";
import { presentMember } from "./present-member.js";

/** Changes the actor's name in this workspace; in their others they keep the one they have there. */
export function updateMe(deps: FeatureDeps, actor: Actor, input: MembersUpdateMeInput): Promise<{ member: Member }> {
  return deps.log.write(actor.workspaceId, async (write) => {
    const self = await requireActiveSelf(write.tx, actor, "guest");
    if (self.name === input.name) return { member: presentMember(self) };
    return { member: presentMember(await changeMember(write, actor, self, "member.changed", { name: input.name })) };
  });
}
