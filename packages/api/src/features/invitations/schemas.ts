import { z } from "zod";
import { WorkspaceRole } from "../../actor.js";
import { Id, Instant, InstantInput } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { page, pageInput } from "../../pagination.js";
import { singleLine } from "../../text.js";
import { Email, Issue, Password } from "../auth/schemas.js";

/** The secret part of an invitation link. */
export const InvitationToken = z.string().regex(/^[\w-]{20,100}$/, "ILL_FORMED_TOKEN");

/** An open door into the workspace; the token itself is told only once, when it is created. */
export const Invitation = z.object({
  id: Id,
  role: WorkspaceRole,
  /** When set, only this address may use it. */
  email: z.string().nullable(),
  /** How often it may be used; `null` for any number. */
  maxUses: z.number().int().nullable(),
  usedCount: z.number().int(),
  expiresAt: Instant,
  createdBy: Id,
  createdAt: Instant,
  revokedAt: Instant.nullable(),
});
export type Invitation = z.infer<typeof Invitation>;

export const InvitationsCreateInput = z.strictObject({
  role: WorkspaceRole,
  email: Email.optional(),
  maxUses: z.number().int().min(1).max(LIMITS.invitationUses).optional(),
  expiresAt: InstantInput.optional(),
});
export type InvitationsCreateInput = z.infer<typeof InvitationsCreateInput>;
export const InvitationsCreateOutput = z.object({
  invitation: Invitation.extend({ token: z.string(), url: z.string() }),
});
export type InvitationsCreateOutput = z.infer<typeof InvitationsCreateOutput>;

export const InvitationsAcceptInput = z.strictObject({
  token: InvitationToken,
  name: singleLine(LIMITS.personName).optional(),
  email: Email.optional(),
  password: Password.optional(),
  issue: Issue,
});
export type InvitationsAcceptInput = z.infer<typeof InvitationsAcceptInput>;

export const InvitationsPreviewInput = z.strictObject({ token: InvitationToken });
export type InvitationsPreviewInput = z.infer<typeof InvitationsPreviewInput>;
/** What somebody with the link may know before they accept. */
export const InvitationsPreviewOutput = z.object({
  workspaceName: z.string(),
  inviterName: z.string(),
  role: WorkspaceRole,
  email: z.string().nullable(),
});
export type InvitationsPreviewOutput = z.infer<typeof InvitationsPreviewOutput>;

export const InvitationsListInput = z.strictObject(pageInput(LIMITS.page.members)).prefault({});
export type InvitationsListInput = z.infer<typeof InvitationsListInput>;
export const InvitationsListOutput = page(Invitation);

export const InvitationsRevokeInput = z.strictObject({ invitationId: Id });
export type InvitationsRevokeInput = z.infer<typeof InvitationsRevokeInput>;
