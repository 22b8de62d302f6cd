import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  deactivate,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

describe("groups.create [F2.2]", () => {
  it("makes its maker owner and the named members, each once, and tells everybody", async () => {
    const [ada, ben, guest] = await seedWorkspace(world, "member", "member", "guest");
    const conversation = await createGroup(world, ada, [ben, guest, ben, ada], {
      name: "Sales",
      description: "North\nand South",
      visibility: "public",
    });
    expect(conversation).toMatchObject({
      kind: "group",
      name: "Sales",
      description: "North\nand South",
      visibility: "public",
      history: "all",
      memberCount: 3,
      participantIds: [],
      role: "owner",
      unreadCount: 0,
      lastMessage: { kind: "system", system: { type: "group-created" }, authorId: ada.memberId, text: "" },
    });
    const rows = await world.readLog(ada.workspaceId);
    expect(rows.map(({ row }) => [row.type, row.memberId])).toEqual([
      ["conversation.joined", ada.memberId],
      ["conversation.joined", ben.memberId],
      ["conversation.joined", guest.memberId],
      ["conversation.created", null],
      ["message.sent", null],
    ]);
    const events = eventsOf(rows);
    expect(events[1]).toMatchObject({
      memberId: ben.memberId,
      role: "member",
      memberCount: 3,
      member: { id: ben.memberId },
    });
    expect(events[3]).toMatchObject({ seq: conversation.rev, conversation: { name: "Sales", rev: conversation.rev } });
    expect(events[3]).not.toHaveProperty("conversation.unreadCount");
    const seen = await world.conversations.get(guest, { conversationId: conversation.id });
    expect(seen.conversation).toMatchObject({ role: "member", memberCount: 3, unreadCount: 0 });
  });

  it("takes a description of white space for none", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    expect((await createGroup(world, ada, [], { description: " \n " })).description).toBeNull();
    expect((await createGroup(world, ada)).description).toBeNull();
  });

  it("does not know strangers, unknown people and deactivated ones, and makes nothing then", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const [stranger] = await seedWorkspace(world, "owner");
    await deactivate(world, ben);
    for (const memberId of [stranger.memberId, randomUUID(), ben.memberId])
      await expect(createGroup(world, ada, [], { memberIds: [memberId] })).rejects.toEqual(refused("NOT_FOUND"));
    expect(await world.readLog(ada.workspaceId)).toEqual([]);
    expect((await world.conversations.list(ada, { limit: 20 })).items).toEqual([]);
  });

  it("is refused to guests, and to somebody deactivated a moment ago", async () => {
    const [, guest, ben] = await seedWorkspace(world, "owner", "guest", "member");
    await deactivate(world, ben);
    await expect(createGroup(world, guest)).rejects.toEqual(refused("ROLE_TOO_LOW"));
    await expect(createGroup(world, ben)).rejects.toEqual(refused("DEACTIVATED"));
  });
});
