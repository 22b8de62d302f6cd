import { randomUUID } from "node:crypto";
import { conversations } from "@parley/db";
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

describe("conversations.openDirect [F2.1]", () => {
  it("makes the conversation of the pair, and both see it made", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    expect(conversation).toMatchObject({
      kind: "direct",
      name: null,
      visibility: null,
      memberCount: 2,
      role: "member",
      lastMessage: null,
      unreadCount: 0,
      participantIds: [ada.memberId, ben.memberId].sort(),
      createdBy: ada.memberId,
    });
    const seen = await world.conversations.get(ben, { conversationId: conversation.id });
    expect(seen.conversation).toMatchObject({ id: conversation.id, rev: conversation.rev, memberCount: 2 });
    const events = eventsOf(await world.readLog(ada.workspaceId));
    expect(events.map((event) => event.type)).toEqual([
      "conversation.joined",
      "conversation.joined",
      "conversation.created",
    ]);
    expect(events[2]).toMatchObject({ seq: conversation.rev, conversation: { id: conversation.id, memberCount: 2 } });
  });

  it("gives the same one again, whoever opens it, and tells nobody", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const first = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    const again = await world.conversations.openDirect(ben, { memberId: ada.memberId });
    expect(again.conversation.id).toBe(first.conversation.id);
    expect(await world.readLog(ada.workspaceId)).toHaveLength(3);
  });

  it("makes one conversation for 100 calls at once from both sides", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const opened = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        index % 2 === 0
          ? world.conversations.openDirect(ada, { memberId: ben.memberId })
          : world.conversations.openDirect(ben, { memberId: ada.memberId }),
      ),
    );
    expect(new Set(opened.map(({ conversation }) => conversation.id)).size).toBe(1);
    const stored = await world.db.withWorkspace(ada.workspaceId, (tx) => tx.select().from(conversations));
    expect(stored).toHaveLength(1);
  });

  it("is allowed with oneself", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ada.memberId });
    expect(conversation).toMatchObject({ memberCount: 1, participantIds: [ada.memberId] });
    const again = await world.conversations.openDirect(ada, { memberId: ada.memberId });
    expect(again.conversation.id).toBe(conversation.id);
  });

  it("does not know people of another workspace, nor unknown ids", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const [stranger] = await seedWorkspace(world, "owner");
    for (const memberId of [stranger.memberId, randomUUID()])
      await expect(world.conversations.openDirect(ada, { memberId })).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("lets a guest reach only those they share a conversation with", async () => {
    const [ada, ben, guest] = await seedWorkspace(world, "owner", "member", "guest");
    await expect(world.conversations.openDirect(guest, { memberId: ben.memberId })).rejects.toEqual(
      refused("NOT_FOUND"),
    );
    await createGroup(world, ada, [guest]);
    const { conversation } = await world.conversations.openDirect(guest, { memberId: ada.memberId });
    expect(conversation.memberCount).toBe(2);
    await expect(world.conversations.openDirect(guest, { memberId: ben.memberId })).rejects.toEqual(
      refused("NOT_FOUND"),
    );
  });

  it("gives the existing one with a deactivated person, and makes none", async () => {
    const [ada, ben, cem] = await seedWorkspace(world, "owner", "member", "member");
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    await deactivate(world, ben);
    await deactivate(world, cem);
    const again = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    expect(again.conversation.id).toBe(conversation.id);
    await expect(world.conversations.openDirect(ada, { memberId: cem.memberId })).rejects.toEqual(
      refused("MEMBER_DEACTIVATED"),
    );
  });

  it("is refused to somebody deactivated a moment ago", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    await deactivate(world, ben);
    await expect(world.conversations.openDirect(ben, { memberId: ada.memberId })).rejects.toEqual(
      refused("DEACTIVATED"),
    );
  });

  it("brings a hidden one back into the caller's list [F2.4]", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    const hide = () => world.conversations.setPreferences(ada, { conversationId: conversation.id, hidden: true });
    const listed = async () =>
      (await world.conversations.list(ada, { limit: 20 })).items.some((item) => item.id === conversation.id);
    await hide();
    expect(await listed()).toBe(false);
    await world.conversations.openDirect(ada, { memberId: ben.memberId });
    expect(await listed()).toBe(true);
    await hide();
    const message = await sendText(world, ben, conversation.id);
    expect(message.createdAt > conversation.lastActivityAt).toBe(true);
    expect(await listed()).toBe(true);
  });
});
