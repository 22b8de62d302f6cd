import type { Invitation } from "@parley/api/server";
import type { invitations } from "@parley/db";

/** A row of `invitations`; the hash of its token never leaves. */
export type InvitationRow = typeof invitations.$inferSelect;

export function presentInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    role: row.role,
    email: row.email,
    maxUses: row.maxUses,
    usedCount: row.usedCount,
    expiresAt: row.expiresAt,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    revokedAt: row.revokedAt,
  };
}
