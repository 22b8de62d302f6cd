import { randomUUID } from "node:crypto";
import type { Actor, InvitationsCreateInput, InvitationsCreateOutput } from "@parley/api/server";
import { invitations } from "@parley/db";
import { createSecretToken, hashSecretToken } from "../../auth/secret-token.js";
import { requireActiveSelf } from "../members/index.js";
import { requireGrantable } from "./access.js";
import { invitationExpiry } from "./expiry.js";
import type { InvitationsDeps } from "./invitations-deps.js";
import { presentInvitation } from "./present-invitation.js";

/**
 * See `InvitationsService.create`. Others do not see it happen, so nothing goes into the log; it is done under the
 * workspace's lock all the same, so that nobody who loses their role meanwhile leaves a door open.
 */
export async function create(
  deps: InvitationsDeps,
  actor: Actor,
  input: InvitationsCreateInput,
): Promise<InvitationsCreateOutput> {
  const token = createSecretToken();
  const row = await deps.log.write(actor.workspaceId, async ({ tx, workspaceId, now }) => {
    const self = await requireActiveSelf(tx, actor, "member");
    requireGrantable(self.role, input.role);
    const invitation = {
      workspaceId,
      id: randomUUID(),
      tokenHash: hashSecretToken(token),
      role: input.role,
      email: input.email ?? null,
      maxUses: input.maxUses ?? null,
      usedCount: 0,
      expiresAt: invitationExpiry(now, input.expiresAt),
      createdBy: self.id,
      createdAt: now,
      revokedAt: null,
    };
    await tx.insert(invitations).values(invitation);
    return invitation;
  });
  return { invitation: { ...presentInvitation(row), token, url: `${deps.publicUrl}/join/${token}` } };
}
