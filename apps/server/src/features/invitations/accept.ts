import {
  ApiError,
  type Identity,
  type InvitationsAcceptInput,
  type IssuedSession,
  type RequestInfo,
  type SignUpOutput,
} from "@parley/api/server";
import { enterWorkspace, invitations, members, type Tx } from "@parley/db";
import { and, eq, sql } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import { admitMember, type MemberRow } from "../members/index.js";
import {
  getInvitationPlace,
  getOpenInvitation,
  type InvitationPlace,
  type OpenInvitation,
} from "./find-open-invitation.js";
import type { InvitationsDeps } from "./invitations-deps.js";
import { identifyNewcomer, type Newcomer } from "./newcomer.js";

type Accepted = { output: SignUpOutput; session: IssuedSession };

/** See `InvitationsService.accept`. It is looked at before any password is, and again under the workspace's lock. */
export async function accept(
  deps: InvitationsDeps,
  request: RequestInfo,
  identity: Identity | null,
  input: InvitationsAcceptInput,
): Promise<Accepted> {
  const place = await getInvitationPlace(deps.db, input.token);
  const now = new Date(deps.clock.now()).toISOString();
  await deps.db.withWorkspace(place.workspaceId, (tx) => getOpenInvitation(tx, place, now), { readOnly: true });
  const attempt = async () => {
    const newcomer = await identifyNewcomer(deps, request, identity, input);
    return join(deps, request, identity, input, place, newcomer);
  };
  return attempt().catch((error: unknown) => {
    // somebody made a person of this e-mail a moment ago: now it is a known one
    if (error instanceof ApiError && error.reason === "EMAIL_TAKEN") return attempt();
    throw error;
  });
}

/** Person, session, membership and the count of uses change together or not at all. */
async function join(
  deps: InvitationsDeps,
  request: RequestInfo,
  identity: Identity | null,
  input: InvitationsAcceptInput,
  place: InvitationPlace,
  newcomer: Newcomer,
): Promise<Accepted> {
  const joined = await deps.db.withIdentity(async (tx) => {
    const user = await newcomer.settle(tx);
    const session = await deps.sessions.issue(tx, user.id, input.issue, request);
    const replaces = identity !== null && input.issue === "cookie" && (await deps.sessions.replace(tx, identity));
    await enterWorkspace(tx, place.workspaceId);
    const { result, publish } = await deps.log.writeWithin(tx, place.workspaceId, (write) =>
      useInvitation(write, place, user.id, newcomer),
    );
    return { user, session, replaces, publish, ...result };
  });
  joined.publish();
  if (identity !== null && joined.replaces) deps.connections.closeSession(identity.sessionId);

  const { user, session, workspace, member } = joined;
  return { output: { user, workspace: { ...workspace, memberId: member.id, role: member.role } }, session };
}

async function useInvitation(
  write: WorkspaceWrite,
  place: InvitationPlace,
  userId: string,
  { email, name }: Newcomer,
): Promise<{ workspace: OpenInvitation["workspace"]; member: MemberRow }> {
  const { tx, workspaceId, now } = write;
  const { invitation, workspace } = await getOpenInvitation(tx, place, now);
  if (invitation.email !== null && invitation.email !== email)
    throw new ApiError("INVITATION_EMAIL_MISMATCH", { message: "This invitation is for another e-mail." });
  await requireNotYetMember(tx, workspaceId, userId);
  await tx
    .update(invitations)
    .set({ usedCount: sql`${invitations.usedCount} + 1` })
    .where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.id, invitation.id)));
  return { workspace, member: await admitMember(write, { userId, name, email, role: invitation.role }) };
}

async function requireNotYetMember(tx: Tx, workspaceId: string, userId: string): Promise<void> {
  const [member] = await tx
    .select({ deactivatedAt: members.deactivatedAt })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)));
  if (member === undefined) return;
  if (member.deactivatedAt !== null)
    throw new ApiError("MEMBER_DEACTIVATED", { message: "You have been deactivated in this workspace." });
  throw new ApiError("ALREADY_MEMBER", { message: "You are a member of this workspace already." });
}
