import type { Actor, InvitationsRevokeInput } from "@parley/api/server";
import { invitations } from "@parley/db";
import { and, eq } from "drizzle-orm";
import { requireActiveSelf } from "../members/index.js";
import { requireInvitation } from "./access.js";
import type { InvitationsDeps } from "./invitations-deps.js";

/** See `InvitationsService.revoke`. Revoking again changes nothing. */
export async function revoke(deps: InvitationsDeps, actor: Actor, input: InvitationsRevokeInput): Promise<void> {
  await deps.log.write(actor.workspaceId, async ({ tx, workspaceId, now }) => {
    const { role } = await requireActiveSelf(tx, actor, "member");
    const invitation = await requireInvitation(tx, { ...actor, role }, input.invitationId);
    if (invitation.revokedAt !== null) return;
    await tx
      .update(invitations)
      .set({ revokedAt: now })
      .where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.id, invitation.id)));
  });
}
