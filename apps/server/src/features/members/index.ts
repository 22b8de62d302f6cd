import type { Feature, FeatureDeps } from "../feature.js";
import { deactivate } from "./deactivate.js";
import { get } from "./get.js";
import { memberHydrators } from "./hydrators.js";
import { list } from "./list.js";
import { reactivate } from "./reactivate.js";
import { setRole } from "./set-role.js";
import { updateMe } from "./update-me.js";

export { requireActiveSelf, requireRoleWithin } from "./access.js";
export { admitMember, type NewMember } from "./admit-member.js";
export { getSelf } from "./get-self.js";
export { type MemberRow, presentMember } from "./present-member.js";
export { grantableRoles } from "./revoke-open-invitations.js";
export { visibleMembers } from "./visible-members.js";

/** The people of a workspace. */
export function createMembersFeature(deps: FeatureDeps): Feature<"members"> {
  return {
    service: {
      list: (actor, input) => list(deps, actor, input),
      get: (actor, input) => get(deps, actor, input),
      setRole: (actor, input) => setRole(deps, actor, input),
      deactivate: (actor, input) => deactivate(deps, actor, input),
      reactivate: (actor, input) => reactivate(deps, actor, input),
      updateMe: (actor, input) => updateMe(deps, actor, input),
    },
    hydrators: memberHydrators,
  };
}
