import { z } from "zod";
import { eventOf } from "../../events/event-base.js";
import { Id, Seq } from "../../ids.js";
import { Member } from "../members/schemas.js";
import { ConversationRole } from "./roles.js";
import { SharedConversation } from "./schemas.js";

const whole = { conversationId: Id, conversation: SharedConversation };
export const ConversationCreated = eventOf("conversation.created", whole);
/** Name, description, visibility, history or return from the archive. */
export const ConversationChanged = eventOf("conversation.changed", whole);
export const ConversationArchived = eventOf("conversation.archived", whole);
export const ConversationDeleted = eventOf("conversation.deleted", whole);

/** Somebody is in the conversation from here on. Whoever joins themselves fetches the conversation: it has a past. */
export const ConversationJoined = eventOf("conversation.joined", {
  conversationId: Id,
  memberId: Id,
  role: ConversationRole,
  member: Member,
  /** What was written before this seq they may not read: 0 for all of the history. */
  historySeq: Seq,
  /** Members now; absolute, so that applying it twice does no harm. */
  memberCount: z.number().int(),
});
export const ConversationLeft = eventOf("conversation.left", {
  conversationId: Id,
  memberId: Id,
  memberCount: z.number().int(),
});
export const ConversationRoleChanged = eventOf("conversation.role-changed", {
  conversationId: Id,
  memberId: Id,
  role: ConversationRole,
});

export const ConversationEvent = z.discriminatedUnion("type", [
  ConversationCreated,
  ConversationChanged,
  ConversationArchived,
  ConversationDeleted,
  ConversationJoined,
  ConversationLeft,
  ConversationRoleChanged,
]);
