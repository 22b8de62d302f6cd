import type { Feature, FeatureDeps } from "../feature.js";
import { settled } from "../settled.js";
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
      update: settled(deps, update),
      delete: settled(deps, deleteGroup),
      archive: settled(deps, archive),
      members: (actor, input) => listMembers(deps, actor, input),
      addMember: settled(deps, addMember),
      removeMember: settled(deps, removeMember),
      setRole: settled(deps, setRole),
      join: settled(deps, join),
      leave: (actor, input) => leave(deps, actor, input),
      discover: (actor, input) => discover(deps, actor, input),
    },
    hydrators: [],
  };
}
