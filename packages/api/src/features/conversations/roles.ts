import { z } from "zod";

/** What a member may do in a group, lowest first. */
export const CONVERSATION_ROLES = ["member", "moderator", "admin", "owner"] as const;
// Marked pure, so that browsers get the ladder without zod.
export const ConversationRole = /* @__PURE__ */ z.enum(CONVERSATION_ROLES);
export type ConversationRole = z.infer<typeof ConversationRole>;

/** Whether `role` is at least `least`. */
export function conversationRoleAtLeast(role: ConversationRole, least: ConversationRole): boolean {
  return CONVERSATION_ROLES.indexOf(role) >= CONVERSATION_ROLES.indexOf(least);
}
