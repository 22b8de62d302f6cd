import { type Actor, ApiError, notFound, roleAtLeast, type WorkspaceRole } from "@parley/api/server";
import { invitations, type Tx } from "@parley/db";
import { and, eq, type SQL } from "drizzle-orm";
import { grantableRoles, requireRoleWithin } from "../members/index.js";
import type { InvitationRow } from "./present-invitation.js";

/** The invitations somebody may see and revoke, as a condition on the table: their own, for admins all. */
export function ownInvitations(actor: Actor): SQL | undefined {
  const inWorkspace = eq(invitations.workspaceId, actor.workspaceId);
  return roleAtLeast(actor.role, "admin") ? inWorkspace : and(inWorkspace, eq(invitations.createdBy, actor.memberId));
}

/** Throws NOT_FOUND for what the actor may not see as for what is not there. */
export async function requireInvitation(tx: Tx, actor: Actor, invitationId: string): Promise<InvitationRow> {
  const [invitation] = await tx
    .select()
    .from(invitations)
    .where(and(ownInvitations(actor), eq(invitations.id, invitationId)));
  if (invitation === undefined) throw notFound("invitation");
  return invitation;
}

/** Throws ROLE_ABOVE_OWN; ROLE_TOO_LOW for a member who invites anybody but guests. */
export function requireGrantable(own: WorkspaceRole, role: WorkspaceRole): void {
  requireRoleWithin(own, role);
  if (!grantableRoles(own).includes(role))
    throw new ApiError("ROLE_TOO_LOW", { message: "Members invite guests; for everybody else ask an admin." });
}
