import { randomUUID } from "node:crypto";
import type { Actor, Conversation } from "@parley/api/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
let owner: Actor;
let admin: Actor;
let member: Actor;
let guest: Actor;
let workspaceAdmin: Actor;
let outsider: Actor;
let stranger: Actor;
let group: Conversation;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [owner, admin, member, guest, workspaceAdmin, outsider] = await seedWorkspace(
    world,
    "member",
    "member",
    "member",
    "guest",
    "admin",
    "owner",
  );
  [stranger] = await seedWorkspace(world, "owner");
  group = await createGroup(world, owner, [admin, member, guest, workspaceAdmin], {
    name: "Before",
    description: "Old",
  });
  await world.groups.setRole(owner, { conversationId: group.id, memberId: admin.memberId, role: "admin" });
});

async function eventsOfDeed(deed: () => Promise<unknown>) {
  const before = (await world.readLog(owner.workspaceId)).length;
  await deed();
  return eventsOf(await world.readLog(owner.workspaceId, before));
}

describe("groups.update [F2.2]", () => {
  it("changes what is given, tells of it, and writes a line for a new name [F2.6]", async () => {
    const events = await eventsOfDeed(async () => {
      const { conversation } = await world.groups.update(admin, {
        conversationId: group.id,
        name: "After",
        history: "since-joining",
      });
      expect(conversation).toMatchObject({ name: "After", description: "Old", history: "since-joining" });
    });
    expect(events).toMatchObject([
      { type: "conversation.changed", conversation: { name: "After" } },
      { type: "message.sent", message: { kind: "system", system: { type: "renamed", name: "After" } } },
    ]);
    expect(events[0]).toMatchObject({ conversation: { rev: events[0]?.seq } });
  });

  it("writes no line for anything but the name, and an empty description takes it away", async () => {
    const events = await eventsOfDeed(() =>
      world.groups.update(admin, { conversationId: group.id, visibility: "public", description: "" }),
    );
    expect(events).toMatchObject([
      { type: "conversation.changed", conversation: { visibility: "public", description: null, name: "Before" } },
    ]);
  });

  it("tells nobody when nothing is new", async () => {
    const same = { conversationId: group.id, name: "Before", description: "Old", visibility: "private" } as const;
    expect(await eventsOfDeed(() => world.groups.update(owner, same))).toEqual([]);
    expect(await eventsOfDeed(() => world.groups.update(owner, { conversationId: group.id }))).toEqual([]);
  });

  it("is for group admins, and workspace admins in it", async () => {
    const update = (actor: Actor, name: string) => world.groups.update(actor, { conversationId: group.id, name });
    expect((await update(workspaceAdmin, "By the office")).conversation.name).toBe("By the office");
    for (const actor of [member, guest]) await expect(update(actor, "x")).rejects.toEqual(refused("ROLE_TOO_LOW"));
    for (const actor of [outsider, stranger]) await expect(update(actor, "x")).rejects.toEqual(refused("NOT_FOUND"));
    const unknown = { conversationId: randomUUID(), name: "x" };
    await expect(world.groups.update(owner, unknown)).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("is refused for direct conversations and archived groups", async () => {
    const { conversation: direct } = await world.conversations.openDirect(owner, { memberId: member.memberId });
    await expect(world.groups.update(owner, { conversationId: direct.id, name: "x" })).rejects.toEqual(
      refused("NOT_A_GROUP"),
    );
    await world.groups.archive(owner, { conversationId: group.id, archived: true });
    await expect(world.groups.update(owner, { conversationId: group.id, name: "x" })).rejects.toEqual(
      refused("CONVERSATION_ARCHIVED"),
    );
  });
});

describe("groups.archive [F2.2]", () => {
  it("makes the group read-only and takes it back, each told once", async () => {
    const archive = (archived: boolean) => world.groups.archive(admin, { conversationId: group.id, archived });
    const events = await eventsOfDeed(async () => {
      expect((await archive(true)).conversation.archivedAt).not.toBeNull();
      await archive(true);
    });
    expect(events).toMatchObject([
      { type: "conversation.archived", conversation: { id: group.id } },
      { type: "message.sent", message: { system: { type: "archived" } } },
    ]);
    await expect(sendText(world, owner, group.id)).rejects.toEqual(refused("CONVERSATION_ARCHIVED"));
    const back = await eventsOfDeed(async () => {
      expect((await archive(false)).conversation.archivedAt).toBeNull();
      await archive(false);
    });
    expect(back).toMatchObject([
      { type: "conversation.changed", conversation: { archivedAt: null } },
      { type: "message.sent", message: { system: { type: "unarchived" } } },
    ]);
  });

  it("is for group admins, and workspace admins in it", async () => {
    const archive = (actor: Actor) => world.groups.archive(actor, { conversationId: group.id, archived: true });
    for (const actor of [member, guest]) await expect(archive(actor)).rejects.toEqual(refused("ROLE_TOO_LOW"));
    for (const actor of [outsider, stranger]) await expect(archive(actor)).rejects.toEqual(refused("NOT_FOUND"));
    expect((await archive(workspaceAdmin)).conversation.archivedAt).not.toBeNull();
    const { conversation: direct } = await world.conversations.openDirect(owner, { memberId: member.memberId });
    const input = { conversationId: direct.id, archived: true };
    await expect(world.groups.archive(owner, input)).rejects.toEqual(refused("NOT_A_GROUP"));
  });
});

describe("groups.delete [F2.2]", () => {
  it("takes the group away from everybody, and no words of it are shown again", async () => {
    const message = await sendText(world, member, group.id, "Geheimnis");
    const events = await eventsOfDeed(async () => {
      const { conversation } = await world.groups.delete(owner, { conversationId: group.id });
      expect(conversation).toMatchObject({ id: group.id, lastMessage: null, unreadCount: 0 });
      expect(conversation.deletedAt).not.toBeNull();
    });
    expect(events).toMatchObject([{ type: "conversation.deleted", conversation: { id: group.id } }]);
    for (const actor of [owner, member]) {
      await expect(world.conversations.get(actor, { conversationId: group.id })).rejects.toEqual(refused("NOT_FOUND"));
      await expect(world.messages.list(actor, { conversationId: group.id, limit: 5 })).rejects.toEqual(
        refused("NOT_FOUND"),
      );
      await expect(world.messages.versions(actor, { messageId: message.id })).rejects.toEqual(refused("NOT_FOUND"));
    }
    expect(JSON.stringify(await world.readLog(owner.workspaceId))).not.toContain("Geheimnis");
    await expect(world.groups.delete(owner, { conversationId: group.id })).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("is for owners, and workspace admins in it", async () => {
    const remove = (actor: Actor) => world.groups.delete(actor, { conversationId: group.id });
    for (const actor of [admin, member, guest]) await expect(remove(actor)).rejects.toEqual(refused("ROLE_TOO_LOW"));
    for (const actor of [outsider, stranger]) await expect(remove(actor)).rejects.toEqual(refused("NOT_FOUND"));
    const { conversation: direct } = await world.conversations.openDirect(owner, { memberId: member.memberId });
    await expect(world.groups.delete(owner, { conversationId: direct.id })).rejects.toEqual(refused("NOT_A_GROUP"));
    expect((await remove(workspaceAdmin)).conversation.deletedAt).not.toBeNull();
  });
});
