import type { Actor, Conversation } from "@parley/api/server";
import { conversations } from "@parley/db";
import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
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

async function listAll(actor: Actor, limit: number): Promise<Conversation[]> {
  const found: Conversation[] = [];
  let cursor: string | null = null;
  do {
    const page = await world.conversations.list(actor, { cursor, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

describe("conversations.list [F2.5]", () => {
  it("shows the last activity first, with preview, counts and standing", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const quiet = await createGroup(world, ada, [ben], { name: "Quiet" });
    const busy = await createGroup(world, ada, [ben], { name: "Busy" });
    await sendText(world, ada, quiet.id, `<@${ben.memberId}> first`);
    const last = await sendText(world, ada, busy.id, "last");
    const { items, nextCursor } = await world.conversations.list(ben, { limit: 20 });
    expect(nextCursor).toBeNull();
    expect(items).toMatchObject([
      { id: busy.id, name: "Busy", unreadCount: 1, mentionCount: 0, lastMessage: { id: last.id, text: "last" } },
      { id: quiet.id, unreadCount: 1, mentionCount: 1, role: "member", memberCount: 2, participantIds: [] },
    ]);
    expect(items[0]?.lastActivityAt).toBe(last.createdAt);
    const own = await world.conversations.list(ada, { limit: 20 });
    expect(own.items).toMatchObject([
      { unreadCount: 0, role: "owner" },
      { unreadCount: 0, role: "owner" },
    ]);
  });

  it("pages over equal times, each conversation once, in a stable order", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const groups: Conversation[] = [];
    for (let index = 0; index < 9; index++) groups.push(await createGroup(world, ada, [], { name: `Group ${index}` }));
    const same = groups.slice(0, 7).map((group) => group.id);
    await world.db.withWorkspace(ada.workspaceId, (tx) =>
      tx
        .update(conversations)
        .set({ lastActivityAt: "2026-01-02T03:04:05.678Z" })
        .where(inArray(conversations.id, same)),
    );
    const whole = await listAll(ada, 100);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(9);
    const order = (one: Conversation, other: Conversation) =>
      one.lastActivityAt === other.lastActivityAt
        ? Number(one.id < other.id) - Number(one.id > other.id)
        : Number(one.lastActivityAt < other.lastActivityAt) - Number(one.lastActivityAt > other.lastActivityAt);
    expect(whole.map(({ id }) => id)).toEqual([...whole].sort(order).map(({ id }) => id));
    for (const limit of [1, 2, 3, 8, 9]) expect(await listAll(ada, limit)).toEqual(whole);
  });

  it("refuses a cursor it did not give out", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    for (const cursor of ["x", "W10", Buffer.from('[1,"x"]').toString("base64url")])
      await expect(world.conversations.list(ada, { cursor, limit: 20 })).rejects.toEqual(refused("BAD_CURSOR"));
  });

  it("holds only the reader's own: none of other workspaces, of others, deleted or left", async () => {
    const [ada, ben, guest] = await seedWorkspace(world, "owner", "member", "guest");
    const [stranger] = await seedWorkspace(world, "owner");
    const gone = await createGroup(world, ada, [ben, guest]);
    const left = await createGroup(world, ada, [ben, guest]);
    const kept = await createGroup(world, ada, [guest], { visibility: "public" });
    await world.groups.delete(ada, { conversationId: gone.id });
    await world.groups.leave(ben, { conversationId: left.id });
    expect(await listAll(stranger, 20)).toEqual([]);
    expect(await listAll(ben, 20)).toEqual([]);
    expect((await listAll(guest, 20)).map(({ id }) => id)).toEqual([left.id, kept.id]);
    await expect(world.conversations.get(ben, { conversationId: kept.id })).rejects.toEqual(refused("NOT_FOUND"));
    await expect(world.conversations.get(stranger, { conversationId: kept.id })).rejects.toEqual(refused("NOT_FOUND"));
    await expect(world.conversations.get(ada, { conversationId: gone.id })).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("shows the tombstone of a deleted last message, and does not count it", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    const message = await sendText(world, ada, group.id, `secret <@${ben.memberId}>`);
    await world.messages.delete(ada, { messageId: message.id });
    const { conversation } = await world.conversations.get(ben, { conversationId: group.id });
    expect(conversation).toMatchObject({ unreadCount: 0, mentionCount: 0 });
    expect(conversation.lastMessage).toMatchObject({ id: message.id, text: "", mentions: [] });
    expect(conversation.lastMessage?.deletedAt).not.toBeNull();
  });

  it("keeps an archived group in the list", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    const [listed] = await listAll(ada, 20);
    expect(listed?.id).toBe(group.id);
    expect(listed?.archivedAt).not.toBeNull();
  });

  it("keeps times as they are stored, to the millisecond", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    await world.db.withWorkspace(ada.workspaceId, (tx) =>
      tx.update(conversations).set({ createdAt: "2020-02-29T23:59:59.999Z" }).where(eq(conversations.id, group.id)),
    );
    const { conversation } = await world.conversations.get(ada, { conversationId: group.id });
    expect(conversation.createdAt).toBe("2020-02-29T23:59:59.999Z");
  });
});
