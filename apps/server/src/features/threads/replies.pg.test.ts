import { randomUUID } from "node:crypto";
import type { Message } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  deactivate,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendReply,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

async function scene() {
  const [ada, ben, cem] = await seedWorkspace(world, "owner", "member", "guest");
  const group = await createGroup(world, ada, [ben, cem]);
  const root = await sendText(world, ada, group.id, "Who shows the flat?");
  const rootNow = async (actor = ada) => {
    const { items } = await world.messages.list(actor, { conversationId: group.id, limit: 50 });
    return items.find(({ id }) => id === root.id);
  };
  return { ada, ben, cem, group, root, rootNow };
}

describe("a reply", () => {
  it("stands in its thread alone, and the root tells how many there are, from whom and since when [F4.1]", async () => {
    const { ada, ben, cem, group, root, rootNow } = await scene();
    const first = await sendReply(world, ben, root, "I do");
    await sendReply(world, cem, root, "Me too");
    const last = await sendReply(world, ben, root, "Then you");
    expect(first).toMatchObject({ threadRootId: root.id, alsoToConversation: false, rev: first.seq });
    expect(await rootNow()).toMatchObject({
      replyCount: 3,
      participantIds: [ben.memberId, cem.memberId],
      lastReplyAt: last.createdAt,
    });
    const page = await world.messages.list(ada, { conversationId: group.id, threadRootId: root.id, limit: 50 });
    expect(page).toMatchObject({ hasOlder: false, hasNewer: false });
    expect(page.items.map(({ text }) => text)).toEqual(["I do", "Me too", "Then you"]);
    const main = await world.messages.list(ada, { conversationId: group.id, limit: 50 });
    expect(main.items.filter(({ threadRootId }) => threadRootId !== null)).toEqual([]);
  });

  it("changes neither preview nor unread count of the conversation, nor its place in the list [F4.1]", async () => {
    const { ben, cem, group, root } = await scene();
    const before = (await world.conversations.get(cem, { conversationId: group.id })).conversation;
    await sendReply(world, ben, root, `For <@${cem.memberId}>`);
    const { conversation } = await world.conversations.get(cem, { conversationId: group.id });
    expect(conversation).toMatchObject({
      unreadCount: before.unreadCount,
      mentionCount: 0,
      lastActivityAt: before.lastActivityAt,
      lastMessage: { id: root.id, replyCount: 1 },
    });
  });

  it("sent to the conversation as well stands in both, and counts there once [F4.1]", async () => {
    const { ada, ben, cem, group, root } = await scene();
    await sendReply(world, ada, root, "First");
    const before = (await world.conversations.get(cem, { conversationId: group.id })).conversation.unreadCount;
    const both = await sendReply(world, ben, root, `For <@${cem.memberId}> and all`, true);
    expect(both).toMatchObject({ threadRootId: root.id, alsoToConversation: true });
    const { conversation } = await world.conversations.get(cem, { conversationId: group.id });
    expect(conversation).toMatchObject({ unreadCount: before + 1, mentionCount: 1, lastMessage: { id: both.id } });
    const { thread } = await world.threads.get(cem, { rootId: root.id });
    expect(thread).toMatchObject({ following: true, unreadCount: 0, replyCount: 2 });
    const main = await world.messages.list(cem, { conversationId: group.id, limit: 50 });
    expect(main.items.at(-1)).toEqual(both);
  });

  it("to a reply lands at its root: there is one level [F4.1]", async () => {
    const { ada, ben, root, rootNow } = await scene();
    const reply = await sendReply(world, ben, root);
    const nonce = randomUUID();
    const input = { conversationId: root.conversationId, nonce, text: "Fine", threadRootId: reply.id };
    const { message } = await world.messages.send(ada, input);
    expect(message.threadRootId).toBe(root.id);
    expect((await world.messages.send(ada, input)).message).toEqual(message);
    expect((await rootNow())?.replyCount).toBe(2);
  });

  it("repeated under its nonce is stored once; elsewhere, or sent otherwise, it is another message (SPEC W5) [F4.1]", async () => {
    const { ada, group, root, rootNow } = await scene();
    const other = await sendText(world, ada, group.id, "Another");
    const input = { conversationId: group.id, nonce: randomUUID(), text: "Once", threadRootId: root.id };
    const [one, two] = await Promise.all([world.messages.send(ada, input), world.messages.send(ada, input)]);
    expect(one).toEqual(two);
    expect((await rootNow())?.replyCount).toBe(1);
    for (const change of [{ threadRootId: other.id }, { threadRootId: undefined }, { alsoToConversation: true }])
      await expect(world.messages.send(ada, { ...input, ...change })).rejects.toEqual(refused("NONCE_CONFLICT"));
  });

  it("is refused to what is not there, not in this conversation, no text, or was deleted unanswered [F4.1]", async () => {
    const { ada, ben, group, root } = await scene();
    const elsewhere = await createGroup(world, ada, [ben]);
    const send = (threadRootId: string, conversationId = group.id) =>
      world.messages.send(ben, { conversationId, nonce: randomUUID(), text: "Hm", threadRootId });
    await expect(send(randomUUID())).rejects.toEqual(refused("NOT_FOUND"));
    await expect(send(root.id, elsewhere.id)).rejects.toEqual(refused("NOT_FOUND"));
    const { items } = await world.messages.list(ada, { conversationId: group.id, limit: 50 });
    await expect(send(items.find(({ kind }) => kind === "system")?.id ?? "")).rejects.toEqual(refused("FORBIDDEN"));
    await world.messages.delete(ada, { messageId: root.id });
    await expect(send(root.id)).rejects.toEqual(refused("MESSAGE_DELETED"));
  });

  it("is refused where nobody may write: archived groups, directs with somebody deactivated", async () => {
    const { ada, ben, group, root } = await scene();
    const { conversation: direct } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    const question = await sendText(world, ada, direct.id);
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    await expect(sendReply(world, ben, root)).rejects.toEqual(refused("CONVERSATION_ARCHIVED"));
    await deactivate(world, ben);
    await expect(sendReply(world, ada, question)).rejects.toEqual(refused("MEMBER_DEACTIVATED"));
  });

  it("is told with the root's new state behind it, in the order of the log [F4.1]", async () => {
    const { ada, ben, root } = await scene();
    const before = (await world.readLog(ada.workspaceId)).length;
    const reply = await sendReply(world, ben, root);
    const told = eventsOf((await world.readLog(ada.workspaceId)).slice(before));
    expect(told.map(({ type }) => type)).toEqual([
      "message.sent",
      "thread.changed",
      "thread.followed",
      "thread.followed",
    ]);
    expect(told[1]).toMatchObject({
      rootId: root.id,
      rootSeq: root.seq,
      replyCount: 1,
      lastReplyAt: reply.createdAt,
      participantIds: [ben.memberId],
      actorId: ben.memberId,
    });
  });
});

describe("many replies at once", () => {
  it("are each stored once, in one order, beside ordinary messages, and all counted [F4.1]", async () => {
    const { ada, ben, cem, group, root, rootNow } = await scene();
    const sent = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const author = [ada, ben, cem][index % 3] ?? ada;
        const text = `n${String(index)}`;
        return index % 4 === 0
          ? sendText(world, author, group.id, text)
          : sendReply(world, author, root, text, index % 5 === 0);
      }),
    );
    const replies = sent.filter(({ threadRootId }) => threadRootId !== null);
    expect(new Set(sent.map(({ seq }) => seq)).size).toBe(60);
    expect((await rootNow())?.replyCount).toBe(replies.length);
    const page = await world.messages.list(ada, { conversationId: group.id, threadRootId: root.id, limit: 100 });
    expect(page.items.map(({ id }) => id)).toEqual(
      replies.toSorted((one, other) => one.seq - other.seq).map(({ id }) => id),
    );
    const seqs = (await world.readLog(ada.workspaceId)).map(({ row }) => row.seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });
});

describe("a deleted root", () => {
  it("leaves a tombstone with its replies, and the thread goes on [F4.1]", async () => {
    const { ada, ben, group, root, rootNow } = await scene();
    await sendReply(world, ben, root, "Stays");
    const { message } = await world.messages.delete(ada, { messageId: root.id });
    expect(message).toMatchObject({ text: "", replyCount: 1, participantIds: [ben.memberId] });
    await sendReply(world, ada, root, "Goes on");
    expect(await rootNow(ben)).toMatchObject({ text: "", replyCount: 2 });
    const page = await world.messages.list(ben, { conversationId: group.id, threadRootId: root.id, limit: 50 });
    expect(page.items.map(({ text }) => text)).toEqual(["Stays", "Goes on"]);
  });
});

describe("a deleted reply", () => {
  it("is counted no more, leaves a tombstone, and who is left is shown [F4.1]", async () => {
    const { ben, cem, group, root, rootNow } = await scene();
    const first = await sendReply(world, ben, root, "One");
    const last = await sendReply(world, cem, root, "Two");
    await world.messages.delete(cem, { messageId: last.id });
    expect(await rootNow()).toMatchObject({
      replyCount: 1,
      participantIds: [ben.memberId],
      lastReplyAt: first.createdAt,
    });
    await world.messages.delete(cem, { messageId: last.id });
    await world.messages.delete(ben, { messageId: first.id });
    expect(await rootNow()).toMatchObject({ replyCount: 0, participantIds: [], lastReplyAt: null });
    const page = await world.messages.list(ben, { conversationId: group.id, threadRootId: root.id, limit: 50 });
    expect(page.items.map(({ text, deletedAt }) => [text, deletedAt !== null])).toEqual([
      ["", true],
      ["", true],
    ]);
  });
});

describe("pages of a thread", () => {
  it("go both ways, by a place, and around the first unread reply [F4.1]", async () => {
    const { ada, ben, group, root } = await scene();
    const replies: Message[] = [];
    for (let index = 0; index < 7; index += 1) replies.push(await sendReply(world, ben, root, `r${String(index)}`));
    const place = { conversationId: group.id, threadRootId: root.id };
    const texts = async (input: object) => {
      const { items, hasOlder, hasNewer } = await world.messages.list(ada, { ...place, limit: 3, ...input });
      return [items.map(({ text }) => text).join(" "), hasOlder, hasNewer];
    };
    expect(await texts({})).toEqual(["r4 r5 r6", true, false]);
    expect(await texts({ before: replies[4]?.seq })).toEqual(["r1 r2 r3", true, true]);
    expect(await texts({ after: replies[4]?.seq })).toEqual(["r5 r6", true, false]);
    await world.threads.markRead(ada, { rootId: root.id, seq: replies[2]?.seq ?? 0 });
    expect(await texts({ around: "firstUnread", limit: 2 })).toEqual(["r2 r3", true, true]);
    await world.threads.markRead(ada, { rootId: root.id, seq: replies[6]?.seq ?? 0 });
    expect(await texts({ around: "firstUnread" })).toEqual(["r4 r5 r6", true, false]);
  });
});
