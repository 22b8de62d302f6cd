import { randomUUID } from "node:crypto";
import { LIMITS, SharedMessage } from "@parley/api/server";
import { conversationMembers, messages } from "@parley/db";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  deactivate,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

describe("messages.send", () => {
  it("stores the message at the seq of its event, and brings the conversation to the front", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    const nonce = randomUUID();
    const text = "Grüße **an alle** 👋\n\n- eins\n";
    const { message } = await world.messages.send(ada, { conversationId: group.id, nonce, text });
    expect(message).toMatchObject({
      kind: "text",
      conversationId: group.id,
      authorId: ada.memberId,
      text,
      nonce,
      rev: message.seq,
      editedAt: null,
      deletedAt: null,
      threadRootId: null,
      mentions: [],
      reactions: [],
      reactionsRev: 0,
      replyCount: 0,
    });
    const [event] = eventsOf(await world.readLog(ada.workspaceId)).slice(-1);
    const shared = SharedMessage.parse(message);
    expect(event).toEqual({
      type: "message.sent",
      seq: message.seq,
      at: message.createdAt,
      conversationId: group.id,
      actorId: ada.memberId,
      message: shared,
    });
    const { conversation } = await world.conversations.get(ben, { conversationId: group.id });
    expect(conversation).toMatchObject({ lastMessage: message, lastActivityAt: message.createdAt, unreadCount: 1 });
  });

  it("mentions those in the conversation, once each, in order, and not in code", async () => {
    const [ada, ben, cem, outsider] = await seedWorkspace(world, "owner", "member", "guest", "member");
    const group = await createGroup(world, ada, [ben, cem]);
    const at = (memberId: string) => `<@${memberId}>`;
    const prose = [cem, outsider, ben, cem].map(({ memberId }) => at(memberId)).join(" ");
    const message = await sendText(world, ada, group.id, `${prose} \`${at(ada.memberId)}\` ${at(randomUUID())}`);
    expect(message.mentions).toEqual([cem.memberId, ben.memberId]);
  });

  it("refuses to mention more people than a message may", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    const mentions = (count: number) => Array.from({ length: count }, () => `<@${randomUUID()}>`).join(" ");
    await expect(sendText(world, ada, group.id, mentions(LIMITS.mentionsPerMessage + 1))).rejects.toMatchObject({
      reason: "INVALID_INPUT",
      details: { issues: [{ path: ["text"], code: "TOO_MANY_MENTIONS" }] },
    });
    expect((await sendText(world, ada, group.id, mentions(LIMITS.mentionsPerMessage))).mentions).toEqual([]);
  });

  it("makes one message of 50 sends at once under one nonce, and answers all alike [F3.1]", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    const input = { conversationId: group.id, nonce: randomUUID(), text: "once" };
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.messages.send(ada, input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const { items } = await world.messages.list(ben, { conversationId: group.id, limit: 100 });
    expect(items.filter((item) => item.text === "once")).toHaveLength(1);
    const sent = eventsOf(await world.readLog(ada.workspaceId)).filter((event) => event.type === "message.sent");
    expect(sent).toHaveLength(2); // the system line of the group's making, and this one
  });

  it("keeps 40 concurrent sends of several authors in one order without a double seq [F3.3]", async () => {
    const people = await seedWorkspace(world, "owner", "member", "member", "guest");
    const [ada, ...others] = people;
    const group = await createGroup(world, ada, others);
    const sent = await Promise.all(
      Array.from({ length: 40 }, (_, index) => sendText(world, people[index % 4] ?? ada, group.id, `text ${index}`)),
    );
    expect(new Set(sent.map(({ seq }) => seq)).size).toBe(40);
    const rows = await world.readLog(ada.workspaceId);
    expect(rows.map(({ row }) => row.seq)).toEqual(rows.map((_row, index) => index + 1));
  });

  it("answers a repeated send with the message as it is now [F3.1]", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    const input = { conversationId: group.id, nonce: randomUUID(), text: "first wording" };
    const { message } = await world.messages.send(ada, input);
    const { message: edited } = await world.messages.edit(ada, { messageId: message.id, text: "second wording" });
    expect(await world.messages.send(ada, input)).toEqual({ message: edited, mentionedOutside: [] });
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    expect(await world.messages.send(ada, input)).toEqual({ message: edited, mentionedOutside: [] });
    await world.groups.archive(ada, { conversationId: group.id, archived: false });
    await world.messages.delete(ada, { messageId: message.id });
    expect((await world.messages.send(ada, input)).message).toMatchObject({ id: message.id, text: "" });
  });

  it("refuses another body under a used nonce, and leaves others their nonces [F3.1]", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const [group, other] = [await createGroup(world, ada, [ben]), await createGroup(world, ada, [ben])];
    const input = { conversationId: group.id, nonce: randomUUID(), text: "one" };
    const { message } = await world.messages.send(ada, input);
    for (const changed of [{ text: "two" }, { conversationId: other.id }])
      await expect(world.messages.send(ada, { ...input, ...changed })).rejects.toEqual(refused("NONCE_CONFLICT"));
    await world.messages.edit(ada, { messageId: message.id, text: "two" });
    await expect(world.messages.send(ada, { ...input, text: "two" })).rejects.toEqual(refused("NONCE_CONFLICT"));
    const { message: bens } = await world.messages.send(ben, input);
    expect(bens.id).not.toBe(message.id);
  });

  it("tells nothing of a message to an author who lost access to it", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben], { history: "since-joining" });
    const input = { conversationId: group.id, nonce: randomUUID(), text: "mine" };
    await world.messages.send(ben, input);
    await world.groups.removeMember(ada, { conversationId: group.id, memberId: ben.memberId });
    await expect(world.messages.send(ben, input)).rejects.toEqual(refused("NOT_FOUND"));
    await world.groups.addMember(ada, { conversationId: group.id, memberId: ben.memberId, role: "member" });
    await expect(world.messages.send(ben, input)).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("is NOT_FOUND to those outside, of this workspace and others, and for unknown ids", async () => {
    const [ada, outsider, guest] = await seedWorkspace(world, "owner", "admin", "guest");
    const [stranger] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada, [], { visibility: "public" });
    for (const actor of [outsider, guest, stranger])
      await expect(sendText(world, actor, group.id)).rejects.toEqual(refused("NOT_FOUND"));
    await expect(sendText(world, ada, randomUUID())).rejects.toEqual(refused("NOT_FOUND"));
    await world.groups.delete(ada, { conversationId: group.id });
    await expect(sendText(world, ada, group.id)).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("is refused in an archived group, and with a deactivated person", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    const { conversation: direct } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    await expect(sendText(world, ada, group.id)).rejects.toEqual(refused("CONVERSATION_ARCHIVED"));
    await world.groups.archive(ada, { conversationId: group.id, archived: false });
    await deactivate(world, ben);
    await expect(sendText(world, ada, direct.id)).rejects.toEqual(refused("MEMBER_DEACTIVATED"));
    await expect(sendText(world, ben, group.id)).rejects.toEqual(refused("NOT_FOUND"));
    expect((await sendText(world, ada, group.id)).text).toBe("Hello");
  });

  it("lets nothing in of a member whose removal came first, however close (SPEC W2)", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    for (let round = 0; round < 25; round++) {
      const sends = Array.from({ length: 4 }, () => sendText(world, ben, group.id, `round ${round}`));
      const removal = world.groups.removeMember(ada, { conversationId: group.id, memberId: ben.memberId });
      const later = Array.from({ length: 4 }, () => sendText(world, ben, group.id, `round ${round}`));
      await Promise.allSettled([...sends, ...later]);
      await removal;
      const log = await world.readLog(ada.workspaceId);
      const left = log.filter(({ row }) => row.type === "conversation.left").at(-1)?.row.seq ?? 0;
      const after = log.filter(({ row }) => row.seq > left && row.actorId === ben.memberId);
      expect(after).toEqual([]);
      await world.groups.addMember(ada, { conversationId: group.id, memberId: ben.memberId, role: "member" });
    }
    const stored = await world.db.withWorkspace(ada.workspaceId, (tx) =>
      tx
        .select()
        .from(messages)
        .where(and(eq(messages.conversationId, group.id), eq(messages.authorId, ben.memberId))),
    );
    const log = await world.readLog(ada.workspaceId);
    expect(log.filter(({ row }) => row.actorId === ben.memberId).map(({ row }) => row.entityId)).toEqual(
      stored.sort((one, other) => one.seq - other.seq).map((row) => row.id),
    );
  }, 60_000);

  it("rolls everything back when the log cannot be written", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    const before = await world.conversations.get(ada, { conversationId: group.id });
    const broken = new Error("broken after the verb");
    const failing = world.deps.log.write(ada.workspaceId, async (write) => {
      await write.tx
        .update(conversationMembers)
        .set({ role: "member" })
        .where(eq(conversationMembers.conversationId, group.id));
      throw broken;
    });
    await expect(failing).rejects.toBe(broken);
    expect(await world.conversations.get(ada, { conversationId: group.id })).toEqual(before);
  });
});
