import { randomUUID } from "node:crypto";
import type { Actor } from "@parley/api/server";
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
import { listForBootstrap } from "../conversations/index.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

/** Everything somebody can read of a conversation, as text. */
async function everythingReadBy(actor: Actor, conversationId: string, messageId: string): Promise<string> {
  const reads = await Promise.all([
    world.messages.list(actor, { conversationId, limit: 100 }),
    world.messages.list(actor, { conversationId, limit: 100, after: 0 }),
    world.messages.versions(actor, { messageId }),
    world.conversations.get(actor, { conversationId }),
    world.conversations.list(actor, { limit: 100 }),
    world.db.withWorkspace(actor.workspaceId, (tx) => listForBootstrap(tx, actor)),
    world.readLog(actor.workspaceId),
  ]);
  return JSON.stringify(reads);
}

describe("messages.delete [F3.4]", () => {
  it("leaves a tombstone at its place, and tells of it", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    const message = await sendText(world, ada, group.id, `<@${ben.memberId}>`);
    const next = await sendText(world, ada, group.id, "next");
    const { message: tombstone } = await world.messages.delete(ada, { messageId: message.id });
    expect(tombstone).toMatchObject({ id: message.id, seq: message.seq, text: "", mentions: [] });
    expect(tombstone.deletedAt).not.toBeNull();
    expect(tombstone.rev).toBeGreaterThan(next.rev);
    const { items } = await world.messages.list(ben, { conversationId: group.id, limit: 50 });
    expect(items.slice(-2)).toEqual([tombstone, next]);
    const [event] = eventsOf(await world.readLog(ada.workspaceId, next.seq));
    expect(event).toMatchObject({ type: "message.deleted", seq: tombstone.rev, message: { id: message.id, text: "" } });
  });

  it("takes the words of every wording out of every read", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    const nonce = randomUUID();
    const { message } = await world.messages.send(ada, { conversationId: group.id, nonce, text: "Geheimnis eins" });
    await world.messages.edit(ada, { messageId: message.id, text: "Geheimnis zwei" });
    expect(await everythingReadBy(ben, group.id, message.id)).toContain("Geheimnis");
    await world.messages.delete(ada, { messageId: message.id });
    expect(await everythingReadBy(ben, group.id, message.id)).not.toContain("Geheimnis");
    expect(await everythingReadBy(ada, group.id, message.id)).not.toContain("Geheimnis");
    const again = await world.messages.send(ada, { conversationId: group.id, nonce, text: "Geheimnis eins" });
    expect(again.message.text).toBe("");
  });

  it("changes nothing when repeated", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    const message = await sendText(world, ada, group.id);
    const first = await world.messages.delete(ada, { messageId: message.id });
    expect(await world.messages.delete(ada, { messageId: message.id })).toEqual(first);
    expect(await world.readLog(ada.workspaceId, message.seq)).toHaveLength(1);
  });

  it("is for the author, and in groups for moderators and workspace admins", async () => {
    const [ada, ben, cem, guest, admin] = await seedWorkspace(world, "owner", "member", "member", "guest", "admin");
    const group = await createGroup(world, ben, [ada, cem, guest, admin]);
    await world.groups.setRole(ben, { conversationId: group.id, memberId: cem.memberId, role: "moderator" });
    const send = (author: Actor) => sendText(world, author, group.id);
    const remove = async (actor: Actor, author: Actor) =>
      (await world.messages.delete(actor, { messageId: (await send(author)).id })).message.text;
    expect(await remove(guest, guest)).toBe("");
    expect(await remove(cem, ben)).toBe("");
    expect(await remove(admin, ben)).toBe("");
    for (const [actor, author] of [
      [guest, ben],
      [guest, cem],
    ] as const)
      await expect(remove(actor, author)).rejects.toEqual(refused("FORBIDDEN"));
    await world.groups.setRole(ben, { conversationId: group.id, memberId: cem.memberId, role: "member" });
    await expect(remove(cem, ben)).rejects.toEqual(refused("FORBIDDEN"));
  });

  it("is for the author alone in a direct conversation, also when the other was deactivated", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    const [own, bens] = [await sendText(world, ada, conversation.id), await sendText(world, ben, conversation.id)];
    await expect(world.messages.delete(ada, { messageId: bens.id })).rejects.toEqual(refused("FORBIDDEN"));
    await deactivate(world, ben);
    expect((await world.messages.delete(ada, { messageId: own.id })).message.text).toBe("");
  });

  it("is NOT_FOUND to those outside, and refused for system lines and in archived groups", async () => {
    const [ada, outsider] = await seedWorkspace(world, "owner", "admin");
    const [stranger] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada, [], { visibility: "public" });
    const message = await sendText(world, ada, group.id);
    for (const actor of [outsider, stranger])
      await expect(world.messages.delete(actor, { messageId: message.id })).rejects.toEqual(refused("NOT_FOUND"));
    await expect(world.messages.delete(ada, { messageId: group.lastMessage?.id ?? "" })).rejects.toEqual(
      refused("FORBIDDEN"),
    );
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    await expect(world.messages.delete(ada, { messageId: message.id })).rejects.toEqual(
      refused("CONVERSATION_ARCHIVED"),
    );
  });
});
