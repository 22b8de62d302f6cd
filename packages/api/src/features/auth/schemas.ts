import { z } from "zod";
import { WorkspaceRole } from "../../actor.js";
import { Id } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { isStorableText, singleLine } from "../../text.js";
import { Member } from "../members/schemas.js";

/** An e-mail address, lower-cased: one person has one, however they write it. */
export const Email = z.string().max(LIMITS.email.max).trim().toLowerCase().pipe(z.email().max(LIMITS.email.max));

export const Password = z
  .string()
  .min(LIMITS.password.min)
  .max(LIMITS.password.max)
  .refine(isStorableText, "ILL_FORMED_TEXT");

/** How the session comes back: as the browser's cookie, or as a token in the answer. */
export const Issue = z.enum(["cookie", "token"]).default("cookie");

/** A login identity. */
export const User = z.object({ id: Id, email: z.string(), name: z.string() });
export type User = z.infer<typeof User>;

/** A workspace a person belongs to, and who they are there. */
export const WorkspaceSummary = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  /** The workspace's accent colour as a hue in degrees; `null` for Parley's own. */
  accent: z.number().nullable(),
  memberId: Id,
  role: WorkspaceRole,
});
export type WorkspaceSummary = z.infer<typeof WorkspaceSummary>;

export const SignUpInput = z.strictObject({
  workspaceName: singleLine(LIMITS.workspaceName),
  name: singleLine(LIMITS.personName),
  email: Email,
  password: Password,
  issue: Issue,
});
export type SignUpInput = z.infer<typeof SignUpInput>;

/** `token` is there when `issue` was `"token"`. */
export const SignUpOutput = z.object({ user: User, workspace: WorkspaceSummary, token: z.string().optional() });
export type SignUpOutput = z.infer<typeof SignUpOutput>;

export const SignInInput = z.strictObject({
  email: Email,
  password: z.string().min(1).max(LIMITS.password.max).refine(isStorableText, "ILL_FORMED_TEXT"),
  issue: Issue,
});
export type SignInInput = z.infer<typeof SignInInput>;

export const SignInOutput = z.object({
  user: User,
  workspaces: z.array(WorkspaceSummary),
  token: z.string().optional(),
});
export type SignInOutput = z.infer<typeof SignInOutput>;

/** `member` is there when the call names a workspace, or the person has just one. */
export const MeOutput = z.object({ user: User, workspaces: z.array(WorkspaceSummary), member: Member.optional() });
export type MeOutput = z.infer<typeof MeOutput>;
