import type { InvitationsPreviewInput, InvitationsPreviewOutput } from "@parley/api/server";
import { getInvitationPlace, getOpenInvitation } from "./find-open-invitation.js";
import type { InvitationsDeps } from "./invitations-deps.js";

/** See `InvitationsService.preview`. */
export async function preview(
  deps: InvitationsDeps,
  input: InvitationsPreviewInput,
): Promise<InvitationsPreviewOutput> {
  const place = await getInvitationPlace(deps.db, input.token);
  const now = new Date(deps.clock.now()).toISOString();
  const { invitation, workspace, inviterName } = await deps.db.withWorkspace(
    place.workspaceId,
    (tx) => getOpenInvitation(tx, place, now),
    { readOnly: true },
  );
  return { workspaceName: workspace.name, inviterName, role: invitation.role, email: invitation.email };
}
