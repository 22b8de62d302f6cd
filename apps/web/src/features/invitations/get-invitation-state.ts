import type { Invitation } from "@parley/api";

/** Whether an invitation still lets people in, or why not. */
export type InvitationState = "open" | "revoked" | "expired" | "usedUp";

/** The first reason that applies, in the order in which they cannot be undone. */
export function getInvitationState(
  { revokedAt, expiresAt, maxUses, usedCount }: Pick<Invitation, "revokedAt" | "expiresAt" | "maxUses" | "usedCount">,
  now: Date,
): InvitationState {
  if (revokedAt !== null) return "revoked";
  if (maxUses !== null && usedCount >= maxUses) return "usedUp";
  return Date.parse(expiresAt) <= now.getTime() ? "expired" : "open";
}
