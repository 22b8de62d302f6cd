import { z } from "zod";
import { WorkspaceRole } from "../../actor.js";
import { Id, Instant, Seq } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { page, pageInput } from "../../pagination.js";
import { singleLine } from "../../text.js";

/** A person in a workspace. The same for every reader, so it may travel in events. */
export const Member = z.object({
  id: Id,
  userId: Id,
  name: z.string(),
  role: WorkspaceRole,
  joinedAt: Instant,
  /** Since when they may not sign in to this workspace; their messages stay. */
  deactivatedAt: Instant.nullable(),
  rev: Seq,
});
export type Member = z.infer<typeof Member>;

/** A member as the directory shows them; `email` for admins and for oneself, else `null`. */
export const DirectoryMember = Member.extend({ email: z.string().nullable() });
export type DirectoryMember = z.infer<typeof DirectoryMember>;

/** `query` filters by the beginning of a word of the name. */
export const MembersListInput = z
  .strictObject({
    ...pageInput(LIMITS.page.members),
    query: singleLine({ max: LIMITS.searchQuery.max }).optional(),
    includeDeactivated: z.boolean().default(false),
  })
  .prefault({});
export type MembersListInput = z.infer<typeof MembersListInput>;
export const MembersListOutput = page(DirectoryMember);

export const MembersGetInput = z.strictObject({ memberIds: z.array(Id).min(1).max(LIMITS.lookup) });
export type MembersGetInput = z.infer<typeof MembersGetInput>;
/** Those of the asked that exist and may be seen, in no promised order. */
export const MembersGetOutput = z.object({ members: z.array(Member) });

export const MembersSetRoleInput = z.strictObject({ memberId: Id, role: WorkspaceRole });
export type MembersSetRoleInput = z.infer<typeof MembersSetRoleInput>;

export const MembersDeactivateInput = z.strictObject({ memberId: Id });
export type MembersDeactivateInput = z.infer<typeof MembersDeactivateInput>;

export const MembersUpdateMeInput = z.strictObject({ name: singleLine(LIMITS.personName) });
export type MembersUpdateMeInput = z.infer<typeof MembersUpdateMeInput>;

export const MemberOutput = z.object({ member: Member });
