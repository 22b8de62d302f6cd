import {
  type Bootstrap,
  type Conversation,
  DEFAULT_CONVERSATION_PREFERENCES,
  DEFAULT_MEMBER_PREFERENCES,
  type LogEvent,
  type Member,
  type Message,
  type Notification,
  type NotificationMark,
  type ReactionEvent,
  type SharedConversation,
  type SharedMessage,
  type Thread,
  type ThreadState,
  type WorkspaceSummary,
} from "@parley/api";

export const AT = "2026-11-21T09:00:00.000Z";

/** A UUID that is the same for the same number, so that failures can be read. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

export const ME = idOf(1);
export const TIM = idOf(2);
export const AYSE = idOf(3);
export const GROUP = idOf(100);

export function createMember(member: Partial<Member> = {}): Member {
  const id = member.id ?? ME;
  const name = { [ME]: "Jana Roth", [TIM]: "Tim Krause", [AYSE]: "Ayşe Yılmaz" }[id] ?? "Somebody";
  return { id, userId: idOf(900), name, role: "member", joinedAt: AT, deactivatedAt: null, rev: 1, ...member };
}

export function createMessage(message: Partial<Message> & { seq: number }): Message {
  const { seq } = message;
  return {
    id: idOf(10_000 + seq),
    kind: "text",
    conversationId: GROUP,
    rev: seq,
    authorId: TIM,
    text: `message ${seq}`,
    system: null,
    createdAt: new Date(Date.parse(AT) + seq * 1_000).toISOString(),
    editedAt: null,
    deletedAt: null,
    threadRootId: null,
    attachments: [],
    mentions: [],
    broadcast: null,
    nonce: idOf(50_000 + seq),
    alsoToConversation: false,
    replyCount: 0,
    lastReplyAt: null,
    participantIds: [],
    threadRev: 0,
    reactions: [],
    reactionsRev: 0,
    ...message,
  };
}

export function createConversation(conversation: Partial<Conversation> = {}): Conversation {
  return {
    id: GROUP,
    kind: "group",
    name: "Lindenstraße 12",
    description: null,
    visibility: "private",
    history: "all",
    broadcastPolicy: "members",
    participantIds: [],
    memberCount: 3,
    createdBy: ME,
    createdAt: AT,
    archivedAt: null,
    deletedAt: null,
    rev: 1,
    lastMessage: null,
    lastActivityAt: AT,
    unreadCount: 0,
    mentionCount: 0,
    readSeq: 0,
    readRev: 1,
    seenSeq: conversation.readSeq ?? 0,
    role: "member",
    preferences: DEFAULT_CONVERSATION_PREFERENCES,
    ...conversation,
  };
}

/** The direct conversation of the reader with somebody. */
export function createDirect(otherId: string, conversation: Partial<Conversation> = {}): Conversation {
  return createConversation({
    id: idOf(200),
    kind: "direct",
    name: null,
    visibility: null,
    participantIds: [...new Set([ME, otherId])],
    memberCount: 2,
    ...conversation,
  });
}

export function createWorkspace(workspace: Partial<WorkspaceSummary> = {}): WorkspaceSummary {
  return {
    id: idOf(500),
    slug: "berger",
    name: "Berger Homes",
    accent: null,
    memberId: ME,
    role: "member",
    ...workspace,
  };
}

export function createBootstrap(bootstrap: Partial<Bootstrap> & { seq?: number } = {}): Bootstrap {
  const { seq = 10, ...rest } = bootstrap;
  return {
    cursor: `${seq}.1`,
    me: createMember(),
    workspace: createWorkspace(),
    preferences: DEFAULT_MEMBER_PREFERENCES,
    members: [createMember({ id: TIM }), createMember({ id: AYSE })],
    conversations: [createConversation()],
    conversationsCursor: null,
    threads: [],
    threadsComplete: true,
    notifications: [],
    ...rest,
  };
}

/** Where the reader stands in the thread under a message: they follow it and have read all. */
export function createThreadState(rootId: string, thread: Partial<ThreadState> = {}): ThreadState {
  return {
    rootId,
    conversationId: GROUP,
    following: true,
    readSeq: 5,
    readRev: 5,
    unreadCount: 0,
    mentionCount: 0,
    headSeq: 10,
    ...thread,
  };
}

/** The thread under a root, with these replies. */
export function createThread(root: Message, lastReplies: Message[] = [], thread: Partial<Thread> = {}): Thread {
  const { replyCount, lastReplyAt, participantIds, threadRev } = root;
  return {
    ...createThreadState(root.id),
    replyCount,
    lastReplyAt,
    participantIds,
    threadRev,
    root,
    lastReplies,
    ...thread,
  };
}

/** What of a message travels in events. */
export function shareMessage(message: Message): SharedMessage {
  const { reactions: _, reactionsRev: __, replyCount: ___, lastReplyAt: ____, ...rest } = message;
  const { participantIds: _____, threadRev: ______, ...shared } = rest;
  return shared;
}

/** What of a conversation travels in events. */
export function shareConversation(conversation: Conversation): SharedConversation {
  const { lastMessage: _, lastActivityAt: __, unreadCount: ___, mentionCount: ____, ...rest } = conversation;
  const { readSeq: _____, readRev: ______, role: _______, preferences: ________, seenSeq: _________, ...shared } = rest;
  return shared;
}

export function createSent(message: Partial<Message> & { seq: number }): Extract<LogEvent, { type: "message.sent" }> {
  const sent = createMessage(message);
  return {
    type: "message.sent",
    seq: sent.seq,
    at: sent.createdAt,
    conversationId: sent.conversationId,
    actorId: sent.authorId,
    message: shareMessage(sent),
  };
}

/** A reaction to a message, by TIM unless told otherwise. */
export function createReaction(
  seq: number,
  message: Pick<Message, "id" | "seq" | "conversationId">,
  reaction: Partial<ReactionEvent> = {},
): ReactionEvent {
  return {
    type: "reaction.added",
    seq,
    at: AT,
    conversationId: message.conversationId,
    messageId: message.id,
    messageSeq: message.seq,
    memberId: TIM,
    emoji: "👍",
    count: 1,
    sinceSeq: seq,
    ...reaction,
  };
}

/** An edit or a deletion of a message; its `rev` is the event's seq unless it says otherwise. */
export function createChange(
  type: "message.edited" | "message.deleted",
  seq: number,
  message: Message,
): Extract<LogEvent, { type: "message.edited" | "message.deleted" }> {
  const changed = { ...message, rev: Math.max(seq, message.rev) };
  return {
    type,
    seq,
    at: changed.createdAt,
    conversationId: changed.conversationId,
    actorId: changed.authorId,
    message: shareMessage(changed),
  };
}

/** The same message as everybody sees it once it is deleted. */
export function deleteMessage(message: Message, rev: number): Message {
  return { ...message, rev, text: "", mentions: [], deletedAt: AT, reactions: [], reactionsRev: 0 };
}

/** What a client keeps of a notification: a mention in the group of the factories. */
export function createNotificationMark(mark: Partial<NotificationMark> = {}): NotificationMark {
  return {
    id: idOf(3_000 + (mark.seq ?? 0)),
    kind: "mention",
    seq: 8,
    conversationId: GROUP,
    messageId: idOf(10_008),
    threadRootId: null,
    alerts: true,
    ...mark,
  };
}

/** A notification as the list shows it: TIM has mentioned the reader in the group of the factories. */
export function createNotification(notification: Partial<Notification> = {}): Notification {
  const seq = notification.seq ?? 8;
  const message = notification.message === undefined ? shareMessage(createMessage({ seq })) : notification.message;
  return {
    ...createNotificationMark({ seq }),
    messageId: message?.id ?? null,
    at: AT,
    actorIds: [TIM],
    actorCount: 1,
    emoji: [],
    conversation: { kind: "group", name: "Lindenstraße 12" },
    unread: true,
    keyword: null,
    silencedBy: null,
    ...notification,
    message,
  };
}
