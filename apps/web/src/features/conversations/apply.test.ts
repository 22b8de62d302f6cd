import type { Conversation } from "@parley/api";
import { describe, expect, test } from "vitest";
import { applyEvent } from "../../sync/apply-event";
import type { ClientState } from "../../sync/state/client-state.js";
import { createClientState } from "../../sync/state/create-client-state.js";
import {
  AYSE,
  createBootstrap,
  createChange,
  createConversation,
  createMember,
  createMessage,
  createSent,
  deleteMessage,
  GROUP,
  idOf,
  ME,
  shareConversation,
  shareMessage,
  TIM,
} from "../../testing/factories";

function begin(conversation: Partial<Conversation> = {}): ClientState {
  return createClientState(createBootstrap({ seq: 10, conversations: [createConversation(conversation)] }));
}

const counts = (state: ClientState) => {
  const { unreadCount, mentionCount } = state.conversations[GROUP] ?? {};
  return { unreadCount, mentionCount };
};

const base = { at: "2026-11-21T10:00:00.000Z", conversationId: GROUP };

describe("a sent message", () => {
  test("of somebody else counts, shows in the preview and lifts the conversation", () => {
    const { state } = applyEvent(begin(), createSent({ seq: 11, mentions: [ME] }));
    expect(counts(state)).toEqual({ unreadCount: 1, mentionCount: 1 });
    expect(state.conversations[GROUP]?.lastMessage?.seq).toBe(11);
    expect(state.conversations[GROUP]?.lastActivityAt).toBe(createMessage({ seq: 11 }).createdAt);
  });

  test("of oneself, a system line, and one that is already deleted do not count", () => {
    const own = applyEvent(begin(), createSent({ seq: 11, authorId: ME })).state;
    const line = applyEvent(own, createSent({ seq: 12, kind: "system", system: { type: "archived" } })).state;
    const { conversationId: _, ...gone } = deleteMessage(createMessage({ seq: 13 }), 15);
    const replayed = applyEvent(line, createSent({ ...gone, seq: 13 })).state;
    expect(counts(replayed)).toEqual({ unreadCount: 0, mentionCount: 0 });
  });

  test("in a conversation that is not known asks for that conversation", () => {
    const { state, refetch } = applyEvent(begin(), createSent({ seq: 11, conversationId: idOf(101) }));
    expect(refetch).toContainEqual({ kind: "conversation", conversationId: idOf(101) });
    expect(state.seq).toBe(11);
  });
});

describe("an edit or a deletion", () => {
  test("takes back what a deleted message had counted, once", () => {
    const message = createMessage({ seq: 11, mentions: [ME] });
    const sent = applyEvent(begin(), createSent(message)).state;
    const { state, refetch } = applyEvent(sent, createChange("message.deleted", 12, deleteMessage(message, 12)));
    expect(counts(state)).toEqual({ unreadCount: 0, mentionCount: 0 });
    expect(refetch).not.toContainEqual({ kind: "conversation", conversationId: GROUP });
    expect(state.conversations[GROUP]?.lastMessage?.deletedAt).not.toBeNull();
    const replay = createChange("message.deleted", 13, deleteMessage(message, 12));
    expect(counts(applyEvent(state, replay).state)).toEqual({ unreadCount: 0, mentionCount: 0 });
  });

  test("of a message from before the snapshot counts down when it was unread", () => {
    const start = begin({ unreadCount: 2, readSeq: 5 });
    const unread = createMessage({ seq: 7 });
    const deleted = applyEvent(start, createChange("message.deleted", 11, deleteMessage(unread, 11)));
    expect(counts(deleted.state)).toEqual({ unreadCount: 1, mentionCount: 0 });
    const read = createMessage({ seq: 4 });
    const other = applyEvent(deleted.state, createChange("message.deleted", 12, deleteMessage(read, 12)));
    expect(counts(other.state)).toEqual({ unreadCount: 1, mentionCount: 0 });
  });

  test("asks when whom it had mentioned is not known", () => {
    const start = begin({ unreadCount: 2, mentionCount: 1, readSeq: 5 });
    const unread = createMessage({ seq: 7 });
    const { refetch } = applyEvent(start, createChange("message.deleted", 11, deleteMessage(unread, 11)));
    expect(refetch).toContainEqual({ kind: "conversation", conversationId: GROUP });
  });

  test("that adds or takes away a mention moves the mention count only", () => {
    const message = createMessage({ seq: 11 });
    const sent = applyEvent(begin(), createSent(message)).state;
    const added = applyEvent(sent, createChange("message.edited", 12, { ...message, mentions: [ME] })).state;
    expect(counts(added)).toEqual({ unreadCount: 1, mentionCount: 1 });
    const taken = applyEvent(added, createChange("message.edited", 13, message)).state;
    expect(counts(taken)).toEqual({ unreadCount: 1, mentionCount: 0 });
  });

  test("mends the preview only if it is about that message", () => {
    const last = createMessage({ seq: 8 });
    const start = begin({ lastMessage: last });
    const other = applyEvent(start, createChange("message.edited", 11, createMessage({ seq: 4, text: "old" }))).state;
    expect(other.conversations[GROUP]?.lastMessage?.text).toBe("message 8");
    const same = applyEvent(other, createChange("message.edited", 12, { ...last, text: "mended" })).state;
    expect(same.conversations[GROUP]?.lastMessage?.text).toBe("mended");
  });
});

describe("conversations coming, changing and going", () => {
  const shared = shareConversation(createConversation({ name: "Linden 12", rev: 12 }));

  test("a newer state is taken over with all personal fields kept; an older one is not", () => {
    const start = begin({ unreadCount: 3, rev: 5 });
    const { state } = applyEvent(start, { ...base, type: "conversation.changed", seq: 12, conversation: shared });
    expect(state.conversations[GROUP]).toMatchObject({ name: "Linden 12", unreadCount: 3 });
    const older = { ...shared, name: "older", rev: 4 };
    const after = applyEvent(state, { ...base, type: "conversation.changed", seq: 13, conversation: older }).state;
    expect(after.conversations[GROUP]?.name).toBe("Linden 12");
  });

  test("a deleted one disappears, also when only a replay of an earlier change tells", () => {
    const gone = { ...shared, deletedAt: base.at };
    const { state } = applyEvent(begin(), { ...base, type: "conversation.changed", seq: 12, conversation: gone });
    expect(state.conversations[GROUP]).toBeUndefined();
    expect(state.removed[GROUP]).toBe(12);
  });

  test("joining oneself asks for the conversation, others joining and leaving set the number", () => {
    const joined = { ...base, type: "conversation.joined", role: "member", memberCount: 4, historySeq: 0 } as const;
    const own = applyEvent(begin(), { ...joined, seq: 11, memberId: ME, member: createMember() });
    expect(own.refetch).toContainEqual({ kind: "conversation", conversationId: GROUP });
    const member = createMember({ id: idOf(7), name: "New One" });
    const other = applyEvent(begin(), { ...joined, seq: 11, memberId: idOf(7), member });
    expect(other.state.conversations[GROUP]?.memberCount).toBe(4);
    expect(other.state.members[idOf(7)]?.name).toBe("New One");
    expect(other.refetch).toContainEqual({ kind: "group-members", conversationId: GROUP });
    const left = { ...base, type: "conversation.left", seq: 12, memberId: TIM, memberCount: 3 } as const;
    expect(applyEvent(other.state, left).state.conversations[GROUP]?.memberCount).toBe(3);
  });

  test("leaving oneself takes the conversation away", () => {
    const left = { ...base, type: "conversation.left", seq: 12, memberId: ME, memberCount: 2 } as const;
    expect(applyEvent(begin(), left).state.conversations).toEqual({});
  });

  test("only one's own role is part of the conversation", () => {
    const changed = { ...base, type: "conversation.role-changed", seq: 11, role: "admin" } as const;
    expect(applyEvent(begin(), { ...changed, memberId: ME }).state.conversations[GROUP]?.role).toBe("admin");
    expect(applyEvent(begin(), { ...changed, memberId: AYSE }).state.conversations[GROUP]?.role).toBe("member");
  });
});

test("people who write or are mentioned but are not known are asked for", () => {
  const sent = createSent({ seq: 11, authorId: idOf(7), mentions: [TIM, idOf(8)] });
  const { refetch } = applyEvent(begin(), sent);
  expect(refetch).toEqual([
    { kind: "member", memberId: idOf(7) },
    { kind: "member", memberId: idOf(8) },
  ]);
  expect(sent.message).toEqual(shareMessage(createMessage({ seq: 11, authorId: idOf(7), mentions: [TIM, idOf(8)] })));
});
