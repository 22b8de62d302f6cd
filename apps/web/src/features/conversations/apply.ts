import {
  type Conversation,
  countsAsUnread,
  freshMessage,
  isHidden,
  isInTimeline,
  LIMITS,
  mentionsMember,
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

function ask(conversationId: string, withinMs?: number): Change {
  return { refetch: [{ kind: "conversation", conversationId, ...(withinMs && { withinMs }) }] };
}

/** Everybody connected asks at once who was called: in a crowd they take their time, a few milliseconds for each of them. */
function askWhetherCalled({ id, memberCount }: Conversation): Change {
  return ask(id, memberCount > LIMITS.receiptMembers ? memberCount * 2 : undefined);
}

function applySent(state: ClientState, { conversationId, message, seq }: EventOf<"message.sent">): Change {
  const conversation = state.conversations[conversationId];
  if (!conversation) return ask(conversationId);
  if (!isInTimeline(message)) return {};
  const isNewest = message.seq > (conversation.lastMessage?.seq ?? -1);
  const preview = isNewest ? { lastMessage: freshMessage(message), lastActivityAt: message.createdAt } : {};
  const reader = { memberId: state.meId, readSeq: conversation.readSeq };
  const counts = seq > getCounting(state, conversationId).through && countsAsUnread(message, reader);
  const mentioned = counts && mentionsMember(message, state.meId);
  const { patch = {} } = withConversation(
    state,
    {
      ...conversation,
      ...preview,
      unreadCount: conversation.unreadCount + Number(counts),
      mentionCount: conversation.mentionCount + Number(mentioned === true),
    },
    { touched: seq },
  );
  return mentioned === "ask" ? { patch, ...askWhetherCalled(conversation) } : { patch };
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

/** A hidden conversation goes from the list as if it were not known; whoever opens it fetches it. */
function applyConversationPreferences(state: ClientState, event: EventOf<"preference.changed">): Change {
  if (event.scope !== "conversation") return {};
  const { conversationId, preferences } = event;
  const known = state.conversations[conversationId];
  if (!known) return preferences.hiddenAt === null ? ask(conversationId) : {};
  if (preferences.rev <= known.preferences.rev) return {};
  const changed = { ...known, preferences };
  if (!isHidden(changed)) return withConversation(state, changed);
  const { [conversationId]: _timeline, ...timelines } = state.timelines;
  return { patch: { ...lose(state, conversationId, event.seq).patch, timelines } };
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
  "preference.changed": applyConversationPreferences,
};
