import type { Actor } from "../../actor.js";
import type { Page } from "../../pagination.js";
import type {
  DirectoryMember,
  Member,
  MembersDeactivateInput,
  MembersGetInput,
  MembersListInput,
  MembersSetRoleInput,
  MembersUpdateMeInput,
} from "./schemas.js";

/** The people of a workspace. Guests only ever see those they share a conversation with. */
export interface MembersService {
  /** By name, active ones unless asked otherwise. */
  list(actor: Actor, input: MembersListInput): Promise<Page<DirectoryMember>>;
  /** Unknown and invisible ids are left out. */
  get(actor: Actor, input: MembersGetInput): Promise<{ members: Member[] }>;
  /** Throws LAST_OWNER, ROLE_ABOVE_OWN. */
  setRole(actor: Actor, input: MembersSetRoleInput): Promise<{ member: Member }>;
  /** Ends their sessions' live connections to this workspace; their messages stay. Throws LAST_OWNER, ROLE_ABOVE_OWN. */
  deactivate(actor: Actor, input: MembersDeactivateInput): Promise<{ member: Member }>;
  /** Lets a deactivated member back in, with the role they had. Throws ROLE_ABOVE_OWN. */
  reactivate(actor: Actor, input: MembersDeactivateInput): Promise<{ member: Member }>;
  updateMe(actor: Actor, input: MembersUpdateMeInput): Promise<{ member: Member }>;
}
