import {
  type Conversation,
  countsAsUnread,
  freshMessage,
  isInTimeline,
  mergeMessage,
  type SharedConversation,
} from "@parley/api";
import { type Change, type ClientState, type Counting, getCounting } from "../../sync/state/client-state.js";
import type { EventOf, EventReducers } from "../../sync/state/reducers.js";
import { getCountChange } from "./count-change.js";

function withConversation(state: ClientState, conversation: Conversation, counting?: Partial<Counting>): Change {
  const patch = { conversations: { ...state.conversations, [conversation.id]: conversation } };
  if (!counting) return { patch };
  const known = getCounting(state, conversation.id);
  return { patch: { ...patch, counting: { ...state.counting, [conversation.id]: { ...known, ...counting } } } };
}

function ask(conversationId: string): Change {
  return { refetch: [{ kind: "conversation", conversationId }] };
}

function applySent(state: ClientState, { conversationId, message, seq }: EventOf<"message.sent">): Change {
  const conversation = state.conversations[conversationId];
  if (!conversation) return ask(conversationId);
  if (!isInTimeline(message)) return {};
  const isNewest = message.seq > (conversation.lastMessage?.seq ?? -1);
  const preview = isNewest ? { lastMessage: freshMessage(message), lastActivityAt: message.createdAt } : {};
  const reader = { memberId: state.meId, readSeq: conversation.readSeq };
  const counts = seq > getCounting(state, conversationId).through && countsAsUnread(message, reader);
  return withConversation(
    state,
    {
      ...conversation,
      ...preview,
      unreadCount: conversation.unreadCount + Number(counts),
      mentionCount: conversation.mentionCount + Number(counts && message.mentions.includes(state.meId)),
    },
    { touched: seq },
  );
}

/** What is told of a message that changed; `seq` is the place of the change in the log. */
type MessageChange = Pick<EventOf<"message.edited" | "message.deleted">, "conversationId" | "message" | "seq">;

/** An edited or deleted message, in preview and counts. */
export function applyChanged(state: ClientState, { conversationId, message, seq }: MessageChange): Change {
  const conversation = state.conversations[conversationId];
  if (!conversation) return {};
  const { lastMessage } = conversation;
  const change = getCountChange(state, message, seq);
  const next = {
    ...conversation,
    lastMessage: lastMessage?.id === message.id ? mergeMessage(lastMessage, message) : lastMessage,
    ...(change !== "ask" && {
      unreadCount: Math.max(0, conversation.unreadCount + change.unread),
      mentionCount: Math.max(0, conversation.mentionCount + change.mentions),
    }),
  };
  const { patch = {} } = withConversation(state, next, { touched: seq });
  return change === "ask" ? { patch, ...ask(conversationId) } : { patch };
}

function applyShared(
  state: ClientState,
  { conversationId, conversation: shared }: { conversationId: string; conversation: SharedConversation },
): Change {
  const known = state.conversations[conversationId];
  if (shared.deletedAt !== null) return lose(state, conversationId, shared.rev);
  if (!known || shared.rev <= known.rev) return {};
  return withConversation(state, { ...known, ...shared });
}

function lose(state: ClientState, conversationId: string, seq: number): Change {
  const { [conversationId]: gone, ...conversations } = state.conversations;
  const removed = { ...state.removed, [conversationId]: seq };
  return { patch: gone ? { conversations, removed } : { removed } };
}

function applyJoined(state: ClientState, event: EventOf<"conversation.joined">): Change {
  if (event.memberId === state.meId) return ask(event.conversationId);
  const known = state.conversations[event.conversationId];
  return known ? withConversation(state, { ...known, memberCount: event.memberCount }) : {};
}

function applyLeft(state: ClientState, event: EventOf<"conversation.left">): Change {
  if (event.memberId === state.meId) return lose(state, event.conversationId, event.seq);
  const known = state.conversations[event.conversationId];
  return known ? withConversation(state, { ...known, memberCount: event.memberCount }) : {};
}

function applyRole(state: ClientState, event: EventOf<"conversation.role-changed">): Change {
  const known = state.conversations[event.conversationId];
  return known && event.memberId === state.meId ? withConversation(state, { ...known, role: event.role }) : {};
}

/** The conversation list's part in events: preview, order, counts, name, and which conversations there are. */
export const conversationReducers: EventReducers = {
  "message.sent": applySent,
  "message.edited": applyChanged,
  "message.deleted": applyChanged,
  "conversation.created": applyShared,
  "conversation.changed": applyShared,
  "conversation.archived": applyShared,
  "conversation.deleted": applyShared,
  "conversation.joined": applyJoined,
  "conversation.left": applyLeft,
  "conversation.role-changed": applyRole,
};
