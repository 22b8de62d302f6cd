import { ApiError, type Instant } from "@parley/api/server";
import { type Database, invitations, members, type Tx, workspaces } from "@parley/db";
import { and, eq } from "drizzle-orm";
import { hashSecretToken } from "../../auth/secret-token.js";
import { answering } from "../../events/answering-database.js";
import type { InvitationRow } from "./present-invitation.js";

/** Where an invitation's token leads. */
export interface InvitationPlace {
  workspaceId: string;
  invitationId: string;
}

/** An invitation that may be used now, with what somebody who holds the link may know of it. */
export interface OpenInvitation {
  invitation: InvitationRow;
  workspace: { id: string; slug: string; name: string; accent: number | null };
  inviterName: string;
}

/** The one refusal for an invitation that is unknown, expired, used up or revoked. */
export function invitationInvalid(): ApiError {
  return new ApiError("INVITATION_INVALID", { message: "This invitation is not valid, or no longer." });
}

/** The workspace a token leads to (SPEC N4). Throws INVITATION_INVALID. */
export async function getInvitationPlace({ sql }: Pick<Database, "sql">, token: string): Promise<InvitationPlace> {
  const [place] = await answering(sql<InvitationPlace[]>`
    select workspace_id as "workspaceId", invitation_id as "invitationId"
    from find_invitation(${hashSecretToken(token)})`);
  if (place === undefined) throw invitationInvalid();
  return place;
}

/** The invitation as it stands now, in a transaction that is in its workspace. Throws INVITATION_INVALID. */
export async function getOpenInvitation(tx: Tx, place: InvitationPlace, now: Instant): Promise<OpenInvitation> {
  const [found] = await tx
    .select({
      invitation: invitations,
      workspace: { id: workspaces.id, slug: workspaces.slug, name: workspaces.name, accent: workspaces.accent },
      inviterName: members.name,
    })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
    .innerJoin(members, and(eq(members.workspaceId, invitations.workspaceId), eq(members.id, invitations.createdBy)))
    .where(and(eq(invitations.workspaceId, place.workspaceId), eq(invitations.id, place.invitationId)));
  if (found === undefined || !isOpen(found.invitation, now)) throw invitationInvalid();
  return found;
}

function isOpen({ revokedAt, expiresAt, maxUses, usedCount }: InvitationRow, now: Instant): boolean {
  return revokedAt === null && expiresAt > now && (maxUses === null || usedCount < maxUses);
}
