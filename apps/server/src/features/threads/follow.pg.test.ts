import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
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
  const [ada, ben, cem, dora] = await seedWorkspace(world, "owner", "member", "guest", "member");
  const group = await createGroup(world, ada, [ben, cem, dora]);
  const root = await sendText(world, ada, group.id, `Who shows the flat, <@${dora.memberId}>?`);
  const standing = async (actor: typeof ada) => {
    const { following, unreadCount, mentionCount } = (await world.threads.get(actor, { rootId: root.id })).thread;
    return [following, unreadCount, mentionCount];
  };
  return { ada, ben, cem, dora, group, root, standing };
}

describe("a member follows a thread", () => {
  it("that began under their message, that they replied to, and whose root mentions them; others do not [F4.1]", async () => {
    const { ada, ben, cem, dora, root, standing } = await scene();
    expect(await standing(ada)).toEqual([false, 0, 0]);
    await sendReply(world, ben, root);
    expect(await standing(ada)).toEqual([true, 1, 0]);
    expect(await standing(ben)).toEqual([true, 0, 0]);
    expect(await standing(dora)).toEqual([true, 1, 0]);
    expect(await standing(cem)).toEqual([false, 0, 0]);
  });

  it("from the reply that mentions them, which is then unread, and nothing before it [F4.1]", async () => {
    const { ben, cem, root, standing } = await scene();
    await sendReply(world, ben, root, "One");
    await sendReply(world, ben, root, `Two for <@${cem.memberId}>`);
    expect(await standing(cem)).toEqual([true, 1, 1]);
  });

  it("from the edit that mentions them, of a reply or of the root [F4.1]", async () => {
    const { ada, ben, cem, root, standing } = await scene();
    const reply = await sendReply(world, ben, root, "One");
    await world.messages.edit(ben, { messageId: reply.id, text: `One for <@${cem.memberId}>` });
    expect(await standing(cem)).toEqual([true, 1, 1]);

    const question = await sendText(world, ada, root.conversationId, "And the house?");
    await sendReply(world, ben, question);
    await world.messages.edit(ada, { messageId: question.id, text: `And the house, <@${cem.memberId}>?` });
    const { thread } = await world.threads.get(cem, { rootId: question.id });
    expect(thread).toMatchObject({ following: true, unreadCount: 0 });
  });

  it("before anybody has replied, which changes nothing of what others see of the message [F4.1]", async () => {
    const { ada, ben, cem, group, root, standing } = await scene();
    const seen = async () => (await world.messages.list(ben, { conversationId: group.id, limit: 50 })).items;
    const before = await seen();
    await world.threads.follow(cem, { rootId: root.id });
    expect(await standing(cem)).toEqual([true, 0, 0]);
    expect(await standing(ada)).toEqual([false, 0, 0]);
    expect(await seen()).toEqual(before);
    expect((await world.threads.get(ben, { rootId: root.id })).thread).toMatchObject({ replyCount: 0, threadRev: 0 });
  });

  it("not from an edit of what was said before their history begins, of which they are shown nothing (SPEC W8)", async () => {
    const [ada, ben, cem] = await seedWorkspace(world, "owner", "member", "member");
    const group = await createGroup(world, ada, [ben], { history: "since-joining" });
    const root = await sendText(world, ada, group.id, "Who shows the flat?");
    const reply = await sendReply(world, ben, root, "Not me");
    await world.groups.addMember(ada, { conversationId: group.id, memberId: cem.memberId, role: "member" });
    const before = (await world.readLog(ada.workspaceId)).length;
    await world.messages.edit(ada, { messageId: root.id, text: `Does <@${cem.memberId}> show the flat?` });
    await world.messages.edit(ben, { messageId: reply.id, text: `<@${cem.memberId}> does` });
    const rows = (await world.readLog(ada.workspaceId)).slice(before);
    expect(rows.map(({ row }) => row.type)).toEqual(["message.edited", "message.edited"]);
    // What is followed is told of: not even a reply that they may read makes it theirs in silence.
    await sendReply(world, ada, root, "Anybody?");
    expect((await world.threads.list(cem, { limit: 10, unreadOnly: false })).items).toEqual([]);
    await sendReply(world, ada, root, `And you, <@${cem.memberId}>?`);
    const { thread } = await world.threads.get(cem, { rootId: root.id });
    expect(thread).toMatchObject({ following: true, unreadCount: 1, mentionCount: 1 });
  });

  it("when they say so, also before anybody has replied [F4.1]", async () => {
    const { ben, cem, root, standing } = await scene();
    expect(await world.threads.follow(cem, { rootId: root.id })).toMatchObject({ following: true, unreadCount: 0 });
    const reply = await sendReply(world, ben, root);
    expect(await standing(cem)).toEqual([true, 1, 0]);
    const read = await world.threads.markRead(cem, { rootId: root.id, seq: reply.seq });
    expect(await world.threads.follow(cem, { rootId: reply.id })).toMatchObject({
      readRev: read.readRev,
      unreadCount: 0,
    });
  });
});

describe("who has unfollowed", () => {
  it("stays away from others' replies, and comes back by a direct mention, with that one unread [F4.1]", async () => {
    const { ada, ben, root, standing } = await scene();
    await sendReply(world, ben, root);
    expect(await world.threads.unfollow(ada, { rootId: root.id })).toMatchObject({ following: false, unreadCount: 0 });
    await sendReply(world, ben, root, "Nobody there?");
    expect(await standing(ada)).toEqual([false, 0, 0]);
    await sendReply(world, ben, root, `Hello <@${ada.memberId}>`);
    expect(await standing(ada)).toEqual([true, 1, 1]);
  });

  it("before the first reply is not drawn in when the thread begins [F4.1]", async () => {
    const { ada, ben, root, standing } = await scene();
    await world.threads.unfollow(ada, { rootId: root.id });
    await sendReply(world, ben, root);
    expect(await standing(ada)).toEqual([false, 0, 0]);
  });

  it("comes back by a reply of their own [F4.1]", async () => {
    const { ada, ben, root, standing } = await scene();
    await sendReply(world, ben, root);
    await world.threads.unfollow(ada, { rootId: root.id });
    await sendReply(world, ada, root);
    await sendReply(world, ben, root);
    expect(await standing(ada)).toEqual([true, 1, 0]);
  });
});

describe("the cursor of a thread", () => {
  it("moves forward only, apart from the conversation's, and tells the member's devices [F4.1] [F5.1]", async () => {
    const { ada, ben, group, root } = await scene();
    const one = await sendReply(world, ben, root, "One");
    const two = await sendReply(world, ben, root, "Two");
    const before = (await world.conversations.get(ada, { conversationId: group.id })).conversation.readSeq;
    world.signals.length = 0;
    const read = await world.threads.markRead(ada, { rootId: root.id, seq: one.seq });
    expect(read).toMatchObject({ readSeq: one.seq, unreadCount: 1, following: true });
    expect(world.signals).toEqual([{ memberId: ada.memberId, signal: { type: "thread-read", ...read } }]);
    expect(await world.threads.markRead(ada, { rootId: root.id, seq: one.seq - 1 })).toEqual(read);
    const all = await world.threads.markRead(ada, { rootId: two.id, seq: Number.MAX_SAFE_INTEGER });
    expect(all).toMatchObject({ readSeq: all.headSeq, unreadCount: 0 });
    expect(all.readRev).toBeGreaterThan(read.readRev);
    expect(world.signals).toHaveLength(2);
    expect((await world.conversations.get(ada, { conversationId: group.id })).conversation.readSeq).toBe(before);
  });

  it("counts what is there: deleted replies no more, own ones never [F4.1]", async () => {
    const { ada, ben, root, standing } = await scene();
    const one = await sendReply(world, ben, root, `One <@${ada.memberId}>`);
    await sendReply(world, ada, root, "Mine");
    await sendReply(world, ben, root, "Two");
    expect(await standing(ada)).toEqual([true, 2, 1]);
    await world.messages.delete(ben, { messageId: one.id });
    expect(await standing(ada)).toEqual([true, 1, 0]);
  });

  it("stays where it is in a thread that is not followed", async () => {
    const { ben, cem, root } = await scene();
    const reply = await sendReply(world, ben, root);
    world.signals.length = 0;
    expect(await world.threads.markRead(cem, { rootId: root.id, seq: reply.seq })).toMatchObject({ readSeq: 0 });
    expect(world.signals).toEqual([]);
  });
});

describe("marking a reply unread", () => {
  it("moves the cursor of its thread back to just before it, and not that of the conversation [F4.1] [F5.1]", async () => {
    const { ada, ben, root, standing } = await scene();
    const [, second] = [await sendReply(world, ben, root, "One"), await sendReply(world, ben, root, "Two")];
    const last = await sendReply(world, ben, root, "Three");
    const read = await world.threads.markRead(ada, { rootId: root.id, seq: last.seq });
    world.signals.length = 0;
    const marked = await world.receipts.markUnread(ada, { messageId: second.id });
    expect(marked).toMatchObject({ unreadCount: 0, thread: { rootId: root.id, unreadCount: 2 } });
    expect(marked.readSeq).toBeLessThan(root.seq);
    expect(marked.thread?.readRev).toBeGreaterThan(read.readRev);
    expect(world.signals).toMatchObject([{ signal: { type: "thread-read", readSeq: second.seq - 1, unreadCount: 2 } }]);
    expect(await standing(ada)).toEqual([true, 2, 0]);

    const again = await world.threads.markRead(ada, { rootId: root.id, seq: last.seq });
    expect(again).toMatchObject({ unreadCount: 0, readSeq: last.seq });
    expect(again.readRev).toBeGreaterThan(marked.thread?.readRev ?? 0);
  });

  it("moves nothing forward, nothing for who does not follow, and the conversation's where it stands there too [F4.1]", async () => {
    const { ada, ben, cem, root, standing } = await scene();
    const first = await sendReply(world, ben, root, "One");
    const second = await sendReply(world, ben, root, "Two");
    world.signals.length = 0;
    expect((await world.receipts.markUnread(ada, { messageId: second.id })).thread).toMatchObject({ unreadCount: 2 });
    expect((await world.receipts.markUnread(cem, { messageId: first.id })).thread).toMatchObject({ following: false });
    expect(world.signals).toEqual([]);

    const both = await world.messages.send(ben, {
      ...{ conversationId: root.conversationId, threadRootId: root.id, alsoToConversation: true },
      ...{ nonce: randomUUID(), text: "To all" },
    });
    await world.receipts.markRead(ada, { conversationId: root.conversationId, seq: both.message.seq });
    await world.flush();
    const marked = await world.receipts.markUnread(ada, { messageId: both.message.id });
    expect(marked).toMatchObject({ unreadCount: 1, readSeq: both.message.seq - 1, thread: null });
    expect(await standing(ada)).toEqual([true, 2, 0]);
  });
});

describe("who leaves the conversation", () => {
  it("leaves its threads, and coming back begins anew [F4.1]", async () => {
    const { ada, ben, cem, group, root } = await scene();
    await sendReply(world, cem, root);
    await world.groups.leave(cem, { conversationId: group.id });
    await expect(world.threads.get(cem, { rootId: root.id })).rejects.toEqual(refused("NOT_FOUND"));
    expect((await world.threads.list(cem, { limit: 20, unreadOnly: false })).items).toEqual([]);
    await sendReply(world, ben, root);
    await world.groups.addMember(ada, { conversationId: group.id, memberId: cem.memberId, role: "member" });
    expect((await world.threads.get(cem, { rootId: root.id })).thread).toMatchObject({
      following: false,
      unreadCount: 0,
    });
  });
});
