import type { Actor } from "../../actor.js";
import type { Page } from "../../pagination.js";
import type {
  Conversation,
  ConversationInput,
  ConversationsListInput,
  OpenDirectInput,
  SetConversationPreferencesInput,
} from "./schemas.js";

/** A member's conversations, direct and group. */
export interface ConversationsService {
  /** Those the caller is in, pinned ones first, then by last activity, in a stable order; without deleted and hidden ones. */
  list(actor: Actor, input: ConversationsListInput): Promise<Page<Conversation>>;
  get(actor: Actor, input: ConversationInput): Promise<{ conversation: Conversation }>;
  /**
   * Changes how the caller wants to have a conversation; told to their devices alone. Throws NOT_FOUND, NOT_A_DIRECT when a
   * group should be hidden.
   */
  setPreferences(actor: Actor, input: SetConversationPreferencesInput): Promise<{ conversation: Conversation }>;
  /** The one direct conversation of the pair, made if there is none; with oneself too. Throws NOT_FOUND, MEMBER_DEACTIVATED (only when it would have to be made). */
  openDirect(actor: Actor, input: OpenDirectInput): Promise<{ conversation: Conversation }>;
}
