import { roleAtLeast, WORKSPACE_ROLES, type WorkspaceRole } from "@parley/api/server";
import { invitations } from "@parley/db";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";

/** The roles somebody may invite people to: members bring in guests, admins and owners anybody up to their own role. */
export function grantableRoles(role: WorkspaceRole): WorkspaceRole[] {
  if (role === "guest") return [];
  if (role === "member") return ["guest"];
  return WORKSPACE_ROLES.filter((grantable) => roleAtLeast(role, grantable));
}

/** Closes the invitations a member made and, with the role they have now (`null`: none), could not make any more. */
export async function revokeOpenInvitations(
  { tx, workspaceId, now }: WorkspaceWrite,
  memberId: string,
  role: WorkspaceRole | null,
): Promise<void> {
  const kept = role === null ? [] : grantableRoles(role);
  const lost = WORKSPACE_ROLES.filter((granted) => !kept.includes(granted));
  if (lost.length === 0) return;
  await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        eq(invitations.createdBy, memberId),
        isNull(invitations.revokedAt),
        inArray(invitations.role, lost),
      ),
    );
}
