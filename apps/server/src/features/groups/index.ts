import type { Feature, FeatureDeps } from "../feature.js";
import { addMember } from "./add-member.js";
import { archive } from "./archive.js";
import { create } from "./create.js";
import { deleteGroup } from "./delete-group.js";
import { discover } from "./discover.js";
import { join } from "./join.js";
import { leave } from "./leave.js";
import { listMembers } from "./list-members.js";
import { removeMember } from "./remove-member.js";
import { setRole } from "./set-role.js";
import { update } from "./update.js";

/** Conversations of many: who is in them, and who may do what there. */
export function createGroupsFeature(deps: FeatureDeps): Feature<"groups"> {
  return {
    service: {
      create: (actor, input) => create(deps, actor, input),
      update: (actor, input) => update(deps, actor, input),
      delete: (actor, input) => deleteGroup(deps, actor, input),
      archive: (actor, input) => archive(deps, actor, input),
      members: (actor, input) => listMembers(deps, actor, input),
      addMember: (actor, input) => addMember(deps, actor, input),
      removeMember: (actor, input) => removeMember(deps, actor, input),
      setRole: (actor, input) => setRole(deps, actor, input),
      join: (actor, input) => join(deps, actor, input),
      leave: (actor, input) => leave(deps, actor, input),
      discover: (actor, input) => discover(deps, actor, input),
    },
    hydrators: [],
  };
}
