import { randomUUID } from "node:crypto";
import type { Actor, Page } from "@parley/api/server";
import { members } from "@parley/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
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

async function everyPage<Item>(list: (cursor: string | null) => Promise<Page<Item>>): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await list(cursor);
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

describe("groups.join [F2.2]", () => {
  it("lets any member into a public group, tells of it, and repeating changes nothing", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [], { visibility: "public" });
    const before = (await world.readLog(ada.workspaceId)).length;
    const joins = await Promise.all([1, 2, 3].map(() => world.groups.join(ben, { conversationId: group.id })));
    for (const { conversation } of joins) expect(conversation).toMatchObject({ role: "member", memberCount: 2 });
    expect(eventsOf(await world.readLog(ada.workspaceId, before))).toMatchObject([
      { type: "conversation.joined", memberId: ben.memberId, memberCount: 2 },
      { type: "message.sent", message: { system: { type: "member-joined", memberId: ben.memberId } } },
    ]);
  });

  it("does not know private groups, direct conversations of others, and other workspaces' groups", async () => {
    const [ada, ben, guest] = await seedWorkspace(world, "owner", "admin", "guest");
    const [stranger] = await seedWorkspace(world, "owner");
    const secret = await createGroup(world, ada);
    const open = await createGroup(world, ada, [], { visibility: "public" });
    const gone = await createGroup(world, ada, [], { visibility: "public" });
    await world.groups.delete(ada, { conversationId: gone.id });
    const { conversation: direct } = await world.conversations.openDirect(ada, { memberId: guest.memberId });
    const join = (actor: Actor, conversationId: string) => world.groups.join(actor, { conversationId });
    for (const id of [secret.id, direct.id, gone.id, randomUUID()])
      await expect(join(ben, id)).rejects.toEqual(refused("NOT_FOUND"));
    await expect(join(stranger, open.id)).rejects.toEqual(refused("NOT_FOUND"));
    await expect(join(guest, open.id)).rejects.toEqual(refused("ROLE_TOO_LOW"));
    await expect(join(ada, direct.id)).rejects.toEqual(refused("NOT_A_GROUP"));
    expect((await join(ada, secret.id)).conversation.id).toBe(secret.id);
  });
});

describe("groups.leave [F2.2]", () => {
  it("is for everybody in it, guests too, and from archived groups; told to those who stay", async () => {
    const [ada, guest] = await seedWorkspace(world, "owner", "guest");
    const group = await createGroup(world, ada, [guest]);
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    const before = (await world.readLog(ada.workspaceId)).length;
    await world.groups.leave(guest, { conversationId: group.id });
    expect(eventsOf(await world.readLog(ada.workspaceId, before))).toMatchObject([
      { type: "conversation.left", memberId: guest.memberId, memberCount: 1 },
      { type: "message.sent", message: { system: { type: "member-left", memberId: guest.memberId } } },
    ]);
    await expect(world.groups.leave(guest, { conversationId: group.id })).rejects.toEqual(refused("NOT_FOUND"));
    const { conversation: direct } = await world.conversations.openDirect(ada, { memberId: guest.memberId });
    await expect(world.groups.leave(ada, { conversationId: direct.id })).rejects.toEqual(refused("NOT_A_GROUP"));
  });
});

describe("groups.discover [F2.2]", () => {
  it("lists public groups by name in pages, and says where one is", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    for (const name of ["beta", "Alpha", "alpha", "Gamma", "Delta"])
      await createGroup(world, ada, name === "Gamma" ? [ben] : [], { name, visibility: "public" });
    await createGroup(world, ada, [ben], { name: "Hidden" });
    const shelved = await createGroup(world, ada, [ben], { name: "Shelved", visibility: "public" });
    await world.groups.archive(ada, { conversationId: shelved.id, archived: true });
    const [stranger] = await seedWorkspace(world, "owner");
    await createGroup(world, stranger, [], { name: "Foreign", visibility: "public" });

    const found = await everyPage((cursor) => world.groups.discover(ben, { cursor, limit: 2 }));
    expect(found.map(({ name }) => name.toLowerCase())).toEqual(["alpha", "alpha", "beta", "delta", "gamma"]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(5);
    expect(found.filter(({ joined }) => joined)).toMatchObject([{ name: "Gamma", memberCount: 2, description: null }]);
    expect(await everyPage((cursor) => world.groups.discover(ben, { cursor, limit: 50 }))).toEqual(found);
  });

  it("finds by any part of the name, taken literally", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    for (const name of ["100% sure", "1000 cases", "Übergabe"])
      await createGroup(world, ada, [], { name, visibility: "public" });
    const find = async (query: string) =>
      (await world.groups.discover(ada, { limit: 10, query })).items.map(({ name }) => name);
    expect(await find("0%")).toEqual(["100% sure"]);
    expect(await find("CASES")).toEqual(["1000 cases"]);
    expect(await find("berga")).toEqual(["Übergabe"]);
    expect(await find("_")).toEqual([]);
  });

  it("is not for guests, and takes only its own cursors", async () => {
    const [ada, guest] = await seedWorkspace(world, "owner", "guest");
    const secret = await createGroup(world, ada);
    await expect(world.groups.discover(guest, { limit: 10 })).rejects.toEqual(refused("ROLE_TOO_LOW"));
    const cursorOf = (id: string) => Buffer.from(JSON.stringify([id])).toString("base64url");
    for (const cursor of ["x", cursorOf(secret.id), cursorOf(randomUUID())])
      await expect(world.groups.discover(ada, { limit: 10, cursor })).rejects.toEqual(refused("BAD_CURSOR"));
  });
});

describe("groups.members", () => {
  it("lists owners first, then by name, in pages of any size", async () => {
    const people = await seedWorkspace(world, "owner", "member", "member", "guest", "member");
    const [ada, ben, cem, guest, dee] = people;
    const names = ["Zoë", "anna", "Bert", "x".repeat(80), "anna"];
    await world.db.withWorkspace(ada.workspaceId, async (tx) => {
      for (const [index, actor] of people.entries())
        await tx.update(members).set({ name: names[index] }).where(eq(members.id, actor.memberId));
    });
    const group = await createGroup(world, ada, [ben, cem, guest, dee]);
    await world.groups.setRole(ada, { conversationId: group.id, memberId: cem.memberId, role: "moderator" });
    const whole = await everyPage((cursor) =>
      world.groups.members(guest, { conversationId: group.id, cursor, limit: 100 }),
    );
    expect(whole.map(({ member, role }) => [role, member.name])).toEqual([
      ["owner", "Zoë"],
      ["moderator", "Bert"],
      ["member", "anna"],
      ["member", "anna"],
      ["member", "x".repeat(80)],
    ]);
    for (const limit of [1, 2, 4])
      expect(
        await everyPage((cursor) => world.groups.members(ada, { conversationId: group.id, cursor, limit })),
      ).toEqual(whole);
  });

  it("is for those in the group, and takes only its own cursors", async () => {
    const [ada, outsider] = await seedWorkspace(world, "owner", "admin");
    const [stranger] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada, [], { visibility: "public" });
    const list = (actor: Actor, cursor?: string) =>
      world.groups.members(actor, { conversationId: group.id, limit: 10, cursor });
    for (const actor of [outsider, stranger]) await expect(list(actor)).rejects.toEqual(refused("NOT_FOUND"));
    const cursorOf = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString("base64url");
    for (const cursor of ["x", cursorOf(4, ada.memberId), cursorOf(0, randomUUID()), cursorOf(0, stranger.memberId)])
      await expect(list(ada, cursor)).rejects.toEqual(refused("BAD_CURSOR"));
    const { conversation: direct } = await world.conversations.openDirect(ada, { memberId: outsider.memberId });
    await expect(world.groups.members(ada, { conversationId: direct.id, limit: 10 })).rejects.toEqual(
      refused("NOT_A_GROUP"),
    );
  });
});
