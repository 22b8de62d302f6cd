import { describe, expect, test } from "vitest";
import { createTranslate } from "../../lib/i18n/create-translate";
import { en } from "../../lib/i18n/locales/en";
import {
  AYSE,
  createConversation,
  createDirect,
  createMember,
  createMessage,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import type { PeopleView } from "../members/names";
import {
  countUnread,
  describeTyping,
  getConversationName,
  sortConversations,
  toConversationView,
} from "./to-conversation-view";

const t = createTranslate("en", en);
const people: PeopleView = {
  meId: ME,
  members: Object.fromEntries([ME, TIM, AYSE].map((id) => [id, createMember({ id })])),
  presences: { [TIM]: { memberId: TIM, status: "dnd", lastSeenAt: null, text: null, emoji: null, until: null } },
};
const local = { hasDraft: false, hasFailed: false, writerIds: [] };

const NOW = new Date("2026-11-21T12:00:00.000Z");

describe("a conversation's name", () => {
  test.each([
    [createConversation({ name: "Office" }), "Office"],
    [createDirect(TIM), "Tim Krause"],
    [createDirect(ME), "Jana Roth (you)"],
    [createDirect(idOf(99)), "Someone"],
  ])("%#", (conversation, name) => {
    expect(getConversationName(conversation, people, t)).toBe(name);
  });
});

describe("a conversation in the list", () => {
  test("shows the other person with their presence, and the last message", () => {
    const lastMessage = createMessage({ seq: 3, text: "**hello**\n\n  there" });
    expect(toConversationView(createDirect(TIM, { lastMessage, unreadCount: 2 }), people, local, t, NOW)).toMatchObject(
      {
        kind: "direct",
        name: "Tim Krause",
        person: { id: TIM, presence: "busy" },
        preview: "hello there",
        unreadCount: 2,
      },
    );
  });

  test("names the author of the last message in a group, and oneself as you", () => {
    const preview = (authorId: string) =>
      toConversationView(
        createConversation({ lastMessage: createMessage({ seq: 3, authorId }) }),
        people,
        local,
        t,
        NOW,
      ).preview;
    expect(preview(TIM)).toBe("Tim: message 3");
    expect(preview(ME)).toBe("You: message 3");
  });

  test("says of a deleted message that it is, and tells system lines", () => {
    const gone = createMessage({ seq: 3, text: "", deletedAt: "2026-11-21T10:00:00.000Z" });
    expect(toConversationView(createConversation({ lastMessage: gone }), people, local, t, NOW).preview).toBe(
      "Message deleted",
    );
    const line = createMessage({ seq: 4, kind: "system", text: "", system: { type: "renamed", name: "Linden" } });
    expect(toConversationView(createConversation({ lastMessage: line }), people, local, t, NOW).preview).toBe(
      "Tim Krause renamed the group to Linden",
    );
  });

  test("tells of typing by others only, of drafts and of failures", () => {
    const busy = { hasDraft: true, hasFailed: true, writerIds: [ME, TIM] };
    expect(toConversationView(createConversation(), people, busy, t, NOW)).toMatchObject({
      typing: "Tim Krause is typing",
      draft: true,
      failed: true,
    });
    const mine = { ...local, writerIds: [ME] };
    expect(toConversationView(createConversation(), people, mine, t, NOW).typing).toBeUndefined();
  });

  test("an archived group calls for no attention", () => {
    const archived = createConversation({ unreadCount: 4, mentionCount: 1, archivedAt: "2026-11-21T10:00:00.000Z" });
    expect(toConversationView(archived, people, local, t, NOW)).toMatchObject({ unreadCount: 0, mentionCount: 0 });
    expect(countUnread([archived, createConversation({ unreadCount: 3 })], NOW)).toBe(3);
  });

  test("somebody deactivated is shown so, without a presence", () => {
    const gone = { ...people.members, [TIM]: createMember({ id: TIM, deactivatedAt: "2026-11-21T10:00:00.000Z" }) };
    const view = toConversationView(createDirect(TIM), { ...people, members: gone }, local, t, NOW);
    expect(view.person).toEqual({ id: TIM, name: "Tim Krause", inactive: true });
  });
});

test("those who type are told in few words", () => {
  expect(describeTyping([], t)).toBeUndefined();
  expect(describeTyping(["Tim", "Ayşe"], t)).toBe("Tim and Ayşe are typing");
  expect(describeTyping(["Tim", "Ayşe", "Sofia"], t)).toBe("Several people are typing");
});

test("conversations are sorted by last activity, ties always the same way", () => {
  const at = (id: number, lastActivityAt: string) => createConversation({ id: idOf(id), lastActivityAt });
  const list = [at(1, "2026-01-01"), at(2, "2026-01-02"), at(3, "2026-01-02")];
  const sorted = [idOf(3), idOf(2), idOf(1)];
  expect(sortConversations(list).map(({ id }) => id)).toEqual(sorted);
  expect(sortConversations(list.toReversed()).map(({ id }) => id)).toEqual(sorted);
});
