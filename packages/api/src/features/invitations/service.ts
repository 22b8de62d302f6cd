import type { Actor, Identity } from "../../actor.js";
import type { RequestInfo } from "../../context.js";
import type { Page } from "../../pagination.js";
import type { SignUpOutput } from "../auth/schemas.js";
import type { IssuedSession } from "../auth/service.js";
import type {
  Invitation,
  InvitationsAcceptInput,
  InvitationsCreateInput,
  InvitationsCreateOutput,
  InvitationsListInput,
  InvitationsPreviewInput,
  InvitationsPreviewOutput,
  InvitationsRevokeInput,
} from "./schemas.js";

/** The way into a workspace for everybody but its first owner. */
export interface InvitationsService {
  /** Members may invite guests, admins anyone up to their own role. Throws ROLE_ABOVE_OWN, INVALID_INPUT for a past or too far expiry. */
  create(actor: Actor, input: InvitationsCreateInput): Promise<InvitationsCreateOutput>;
  /** Own invitations; for admins all. Newest first. */
  list(actor: Actor, input: InvitationsListInput): Promise<Page<Invitation>>;
  /** Its maker, or an admin. */
  revoke(actor: Actor, input: InvitationsRevokeInput): Promise<void>;
  /** Throws INVITATION_INVALID for unknown, expired, used up and revoked ones alike. */
  preview(input: InvitationsPreviewInput): Promise<InvitationsPreviewOutput>;
  /**
   * Makes a member: of the signed-in person, of a known e-mail with its password, or of a new person with name, e-mail and password.
   * Throws INVITATION_INVALID, INVITATION_EMAIL_MISMATCH, WRONG_CREDENTIALS, ALREADY_MEMBER, MEMBER_DEACTIVATED.
   */
  accept(
    request: RequestInfo,
    identity: Identity | null,
    input: InvitationsAcceptInput,
  ): Promise<{ output: SignUpOutput; session: IssuedSession }>;
}
