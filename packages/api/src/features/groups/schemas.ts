import { z } from "zod";
import { Id, Instant } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { page, pageInput } from "../../pagination.js";
import { multiLine, singleLine } from "../../text.js";
import { ConversationRole } from "../conversations/roles.js";
import { BroadcastPolicy } from "../conversations/schemas.js";
import { Member } from "../members/schemas.js";

const Visibility = z.enum(["public", "private"]);
const History = z.enum(["all", "since-joining"]);
const Description = multiLine(LIMITS.groupDescription);

export const GroupsCreateInput = z.strictObject({
  name: singleLine(LIMITS.groupName),
  description: Description.optional(),
  visibility: Visibility,
  memberIds: z.array(Id).max(LIMITS.groupInitialMembers).default([]),
  history: History.default("all"),
});
export type GroupsCreateInput = z.infer<typeof GroupsCreateInput>;

/** What is left out stays as it is; an empty description takes it away. */
export const GroupsUpdateInput = z.strictObject({
  conversationId: Id,
  name: singleLine(LIMITS.groupName).optional(),
  description: Description.optional(),
  visibility: Visibility.optional(),
  history: History.optional(),
  broadcastPolicy: BroadcastPolicy.optional(),
});
export type GroupsUpdateInput = z.infer<typeof GroupsUpdateInput>;

export const GroupInput = z.strictObject({ conversationId: Id });
export type GroupInput = z.infer<typeof GroupInput>;

/** `archived: false` takes the group back into use. */
export const GroupsArchiveInput = z.strictObject({ conversationId: Id, archived: z.boolean().default(true) });
export type GroupsArchiveInput = z.infer<typeof GroupsArchiveInput>;

export const GroupsMembersInput = z.strictObject({ conversationId: Id, ...pageInput(LIMITS.page.members) });
export type GroupsMembersInput = z.infer<typeof GroupsMembersInput>;
/** A member of a group: the person, and what they may do there. */
export const GroupMember = z.object({ member: Member, role: ConversationRole, joinedAt: Instant });
export type GroupMember = z.infer<typeof GroupMember>;
export const GroupsMembersOutput = page(GroupMember);

export const GroupsAddMemberInput = z.strictObject({
  conversationId: Id,
  memberId: Id,
  role: ConversationRole.default("member"),
});
export type GroupsAddMemberInput = z.infer<typeof GroupsAddMemberInput>;

export const GroupsMemberInput = z.strictObject({ conversationId: Id, memberId: Id });
export type GroupsMemberInput = z.infer<typeof GroupsMemberInput>;

export const GroupsSetRoleInput = z.strictObject({ conversationId: Id, memberId: Id, role: ConversationRole });
export type GroupsSetRoleInput = z.infer<typeof GroupsSetRoleInput>;

export const GroupsDiscoverInput = z
  .strictObject({ ...pageInput(LIMITS.page.members), query: singleLine({ max: LIMITS.searchQuery.max }).optional() })
  .prefault({});
export type GroupsDiscoverInput = z.infer<typeof GroupsDiscoverInput>;
/** A public group as those outside see it. */
export const DiscoverableGroup = z.object({
  id: Id,
  name: z.string(),
  description: z.string().nullable(),
  memberCount: z.number().int(),
  joined: z.boolean(),
});
export type DiscoverableGroup = z.infer<typeof DiscoverableGroup>;
export const GroupsDiscoverOutput = page(DiscoverableGroup);
