import type { LogEvent } from "../events/server-event.js";
import type { WorkspaceSummary } from "../features/auth/schemas.js";
import { DEFAULT_CONVERSATION_PREFERENCES } from "../features/conversations/preferences.js";
import type { Conversation } from "../features/conversations/schemas.js";
import type { Bootstrap } from "../features/live/schemas.js";
import type { Member } from "../features/members/schemas.js";
import type { Message, SharedMessage } from "../features/messages/schemas.js";
import type { NotificationMark } from "../features/notifications/schemas.js";
import { DEFAULT_MEMBER_PREFERENCES } from "../features/preferences/defaults.js";
import type { ThreadState } from "../features/threads/schemas.js";

/** A UUID that a reader can tell from others by its number. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const AT = "2026-03-01T12:00:00.000Z";

export const aMember = (over: Partial<Member> = {}): Member => ({
  id: idOf(1),
  userId: idOf(2),
  name: "Anna Berger",
  role: "member",
  joinedAt: AT,
  deactivatedAt: null,
  rev: 1,
  ...over,
});

export const aSharedMessage = (over: Partial<SharedMessage> = {}): SharedMessage => ({
  id: idOf(10),
  kind: "text",
  conversationId: idOf(5),
  seq: 7,
  rev: 7,
  authorId: idOf(1),
  text: "Good morning",
  system: null,
  createdAt: AT,
  editedAt: null,
  deletedAt: null,
  threadRootId: null,
  alsoToConversation: false,
  attachments: [],
  mentions: [],
  broadcast: null,
  nonce: idOf(11),
  ...over,
});

export const aMessage = (over: Partial<Message> = {}): Message => ({
  ...aSharedMessage(),
  replyCount: 0,
  lastReplyAt: null,
  participantIds: [],
  threadRev: 0,
  reactions: [],
  reactionsRev: 0,
  ...over,
});

export const aThreadState = (over: Partial<ThreadState> = {}): ThreadState => ({
  rootId: idOf(10),
  conversationId: idOf(5),
  following: true,
  readSeq: 7,
  readRev: 7,
  unreadCount: 0,
  mentionCount: 0,
  headSeq: 7,
  ...over,
});

export const aNotificationMark = (over: Partial<NotificationMark> = {}): NotificationMark => ({
  id: idOf(20),
  kind: "mention",
  seq: 7,
  conversationId: idOf(5),
  messageId: idOf(10),
  threadRootId: null,
  alerts: true,
  ...over,
});

export const aConversation = (over: Partial<Conversation> = {}): Conversation => ({
  id: idOf(5),
  kind: "group",
  name: "Viewings",
  description: null,
  visibility: "public",
  history: "all",
  broadcastPolicy: "members",
  participantIds: [],
  memberCount: 2,
  createdBy: idOf(1),
  createdAt: AT,
  archivedAt: null,
  deletedAt: null,
  rev: 3,
  lastMessage: null,
  lastActivityAt: AT,
  unreadCount: 0,
  mentionCount: 0,
  readSeq: 0,
  readRev: 0,
  seenSeq: over.readSeq ?? 0,
  role: "member",
  preferences: DEFAULT_CONVERSATION_PREFERENCES,
  ...over,
});

export const aWorkspace = (over: Partial<WorkspaceSummary> = {}): WorkspaceSummary => ({
  id: idOf(3),
  slug: "berger-homes",
  name: "Berger Homes",
  accent: null,
  memberId: idOf(1),
  role: "member",
  ...over,
});

export const aBootstrap = (over: Partial<Bootstrap> = {}): Bootstrap => ({
  cursor: "0.1",
  me: aMember(),
  workspace: aWorkspace(),
  preferences: DEFAULT_MEMBER_PREFERENCES,
  members: [aMember()],
  conversations: [aConversation()],
  conversationsCursor: null,
  threads: [],
  threadsComplete: true,
  notifications: [],
  ...over,
});

/** A `message.sent` at a place in the log. */
export const aMessageSent = (seq: number, over: Partial<SharedMessage> = {}): LogEvent => ({
  type: "message.sent",
  seq,
  at: AT,
  conversationId: idOf(5),
  actorId: idOf(1),
  message: aSharedMessage({ id: idOf(1_000 + seq), seq, rev: seq, text: `Message ${seq}`, ...over }),
});
