import { roleAtLeast, type WorkspaceRole } from "../../actor.js";
import { type ConversationRole, conversationRoleAtLeast } from "../conversations/roles.js";
import type { BroadcastPolicy } from "../conversations/schemas.js";

/** The least role in a group for each deed; the one table that server and screens read. */
export const GROUP_DEEDS = {
  addMember: "member",
  removeMember: "moderator",
  deleteOthersMessage: "moderator",
  pinMessage: "moderator",
  setRole: "admin",
  update: "admin",
  archive: "admin",
  delete: "owner",
} as const satisfies Record<string, ConversationRole>;

export type GroupDeed = keyof typeof GROUP_DEEDS;

/** Someone's standing in a group: their role there, and in the workspace. */
export interface GroupStanding {
  role: ConversationRole;
  workspaceRole: WorkspaceRole;
}

/** A workspace admin who is in a group has an owner's say there; a guest never more than a member's. */
export function effectiveRole({ role, workspaceRole }: GroupStanding): ConversationRole {
  if (workspaceRole === "guest") return "member";
  return roleAtLeast(workspaceRole, "admin") ? "owner" : role;
}

/** Whether someone may do a deed in a group they are in. Guests add nobody. */
export function mayInGroup(standing: GroupStanding, deed: GroupDeed): boolean {
  if (standing.workspaceRole === "guest") return false;
  return conversationRoleAtLeast(effectiveRole(standing), GROUP_DEEDS[deed]);
}

/** Whether someone may call everybody in a group at once. */
export function mayBroadcast(standing: GroupStanding, policy: BroadcastPolicy): boolean {
  if (policy === "all") return true;
  if (standing.workspaceRole === "guest") return false;
  return policy === "members" || conversationRoleAtLeast(effectiveRole(standing), "moderator");
}

/** Nobody grants, or acts upon, a role above their own. */
export function mayActOnRole(standing: GroupStanding, role: ConversationRole): boolean {
  return conversationRoleAtLeast(effectiveRole(standing), role);
}
