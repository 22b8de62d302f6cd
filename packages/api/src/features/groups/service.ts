import type { Actor } from "../../actor.js";
import type { Page } from "../../pagination.js";
import type { Conversation } from "../conversations/schemas.js";
import type {
  DiscoverableGroup,
  GroupInput,
  GroupMember,
  GroupsAddMemberInput,
  GroupsArchiveInput,
  GroupsCreateInput,
  GroupsDiscoverInput,
  GroupsMemberInput,
  GroupsMembersInput,
  GroupsSetRoleInput,
  GroupsUpdateInput,
} from "./schemas.js";

/**
 * Groups. Who may do what stands in `rules.ts`. Every verb answers NOT_FOUND for a conversation the caller may not
 * see, and NOT_A_GROUP for a direct one. A join, leave, role or name change writes a system line.
 */
export interface GroupsService {
  /** The maker becomes owner. Throws NOT_FOUND for a member who is unknown or deactivated. */
  create(actor: Actor, input: GroupsCreateInput): Promise<{ conversation: Conversation }>;
  /** Group admins. */
  update(actor: Actor, input: GroupsUpdateInput): Promise<{ conversation: Conversation }>;
  /** Group owners and workspace admins who are in it. It disappears for everybody. */
  delete(actor: Actor, input: GroupInput): Promise<{ conversation: Conversation }>;
  /** Group admins: read-only from then on, until taken back. */
  archive(actor: Actor, input: GroupsArchiveInput): Promise<{ conversation: Conversation }>;
  /** Owners first, then by name. */
  members(actor: Actor, input: GroupsMembersInput): Promise<Page<GroupMember>>;
  /** Throws ALREADY_MEMBER, ROLE_ABOVE_OWN, NOT_FOUND. */
  addMember(actor: Actor, input: GroupsAddMemberInput): Promise<{ conversation: Conversation }>;
  /** Throws LAST_OWNER, ROLE_ABOVE_OWN, NOT_FOUND. */
  removeMember(actor: Actor, input: GroupsMemberInput): Promise<{ conversation: Conversation }>;
  /** Handing over is making somebody else owner. Throws LAST_OWNER, ROLE_ABOVE_OWN, NOT_FOUND. */
  setRole(actor: Actor, input: GroupsSetRoleInput): Promise<{ conversation: Conversation }>;
  /** Into a public group. Being in it already changes nothing. */
  join(actor: Actor, input: GroupInput): Promise<{ conversation: Conversation }>;
  /** Throws LAST_OWNER while others are left. */
  leave(actor: Actor, input: GroupInput): Promise<void>;
  /** Public groups, by name. */
  discover(actor: Actor, input: GroupsDiscoverInput): Promise<Page<DiscoverableGroup>>;
}
