import { LIMITS, type Message } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
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

/** A group of its owner, a moderator and a plain member, with a message. */
async function openScene() {
  const [ada, mia, ben, outsider] = await seedWorkspace(world, "member", "member", "member", "admin");
  const group = await createGroup(world, ada, [mia, ben]);
  await world.groups.setRole(ada, { conversationId: group.id, memberId: mia.memberId, role: "moderator" });
  const message = await sendText(world, ben, group.id, "The keys are with the caretaker");
  return { ada, mia, ben, outsider, group, message, on: { messageId: message.id } };
}

const pinnedTexts = async (actor: Parameters<typeof world.pins.list>[0], conversationId: string) =>
  (await world.pins.list(actor, { conversationId })).items.map(({ message }) => message.text);

describe("pins", () => {
  it("are set and taken away by moderators, seen by everybody in the group, last pinned first [F3.5]", async () => {
    const { ada, mia, ben, group, message, on } = await openScene();
    const second = await sendText(world, ada, group.id, "The code is 4711");
    const { pin } = await world.pins.add(mia, on);
    expect(pin).toMatchObject({ message: { id: message.id }, pinnedBy: mia.memberId });
    await world.pins.add(ada, { messageId: second.id });
    expect(await pinnedTexts(ben, group.id)).toEqual(["The code is 4711", "The keys are with the caretaker"]);
    expect((await world.pins.list(ben, { conversationId: group.id })).items[1]).toEqual(pin);
    await world.pins.remove(mia, { messageId: second.id });
    expect(await pinnedTexts(ben, group.id)).toEqual(["The keys are with the caretaker"]);
    expect(eventsOf(await world.readLog(ada.workspaceId, second.seq))).toMatchObject([
      { type: "pin.added", messageId: message.id, messageSeq: message.seq, actorId: mia.memberId },
      { type: "pin.added", messageId: second.id },
      { type: "pin.removed", messageId: second.id, messageSeq: second.seq },
    ]);
  });

  it("may be replies, which are seen by their own place, whether or not their root is [F3.5]", async () => {
    const { ada, mia, outsider, group, message } = await openScene();
    await world.groups.update(ada, { conversationId: group.id, history: "since-joining" });
    await world.groups.addMember(ada, { conversationId: group.id, memberId: outsider.memberId, role: "member" });
    const reply = await sendReply(world, mia, message, "They are with me now");
    await world.pins.add(mia, { messageId: message.id });
    await world.pins.add(mia, { messageId: reply.id });
    expect(await pinnedTexts(outsider, group.id)).toEqual(["They are with me now"]);
    expect(await pinnedTexts(ada, group.id)).toEqual(["They are with me now", "The keys are with the caretaker"]);
    const pinned = (await world.pins.list(outsider, { conversationId: group.id })).items[0];
    expect(pinned?.message.threadRootId).toBe(message.id);
  });

  it("repeated change nothing and tell nobody", async () => {
    const { ada, mia, on, message } = await openScene();
    const first = await world.pins.add(mia, on);
    expect(await world.pins.add(ada, on)).toEqual(first);
    await world.pins.remove(mia, on);
    await world.pins.remove(mia, on);
    const events = eventsOf(await world.readLog(ada.workspaceId, message.seq));
    expect(events.map(({ type }) => type)).toEqual(["pin.added", "pin.removed"]);
  });

  it("are not for plain members of a group, but for both in a direct conversation, a guest too", async () => {
    const { ben, outsider, group, on } = await openScene();
    await expect(world.pins.add(ben, on)).rejects.toEqual(refused("ROLE_TOO_LOW"));
    await expect(world.pins.remove(ben, on)).rejects.toEqual(refused("ROLE_TOO_LOW"));
    await expect(world.pins.add(outsider, on)).rejects.toEqual(refused("NOT_FOUND"));
    await expect(world.pins.list(outsider, { conversationId: group.id })).rejects.toEqual(refused("NOT_FOUND"));
    const [ada, gus] = await seedWorkspace(world, "owner", "guest");
    const { conversation } = await world.conversations.openDirect(ada, { memberId: gus.memberId });
    const message = await sendText(world, ada, conversation.id, "Welcome");
    await world.pins.add(gus, { messageId: message.id });
    expect(await pinnedTexts(ada, conversation.id)).toEqual(["Welcome"]);
    await world.pins.remove(ada, { messageId: message.id });
    expect(await pinnedTexts(gus, conversation.id)).toEqual([]);
  });

  it("go with the message, show it as it is now, and are hidden from who may not read so far back [F3.5]", async () => {
    const { ada, mia, ben, outsider, group, message, on } = await openScene();
    await world.pins.add(mia, on);
    await world.messages.edit(ben, { messageId: message.id, text: "Mr Vogel has the keys" });
    expect(await pinnedTexts(ada, group.id)).toEqual(["Mr Vogel has the keys"]);
    await world.groups.update(ada, { conversationId: group.id, history: "since-joining" });
    await world.groups.addMember(ada, { conversationId: group.id, memberId: outsider.memberId, role: "member" });
    expect(await pinnedTexts(outsider, group.id)).toEqual([]);
    await world.messages.delete(ben, on);
    expect(await pinnedTexts(ada, group.id)).toEqual([]);
    await expect(world.pins.add(mia, on)).rejects.toEqual(refused("MESSAGE_DELETED"));
  });

  it("stay as they are in an archived group", async () => {
    const { ada, mia, group, on } = await openScene();
    await world.pins.add(mia, on);
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    await expect(world.pins.remove(mia, on)).rejects.toEqual(refused("CONVERSATION_ARCHIVED"));
    expect(await pinnedTexts(mia, group.id)).toHaveLength(1);
  });

  it("are as many as fit on a board; deleted ones make room", async () => {
    const { ada, group, on } = await openScene();
    const messages: Message[] = [];
    for (let index = 0; index < LIMITS.pinsPerConversation; index += 1)
      messages.push(await sendText(world, ada, group.id, `note ${index}`));
    for (const { id } of messages) await world.pins.add(ada, { messageId: id });
    await expect(world.pins.add(ada, on)).rejects.toEqual(refused("TOO_MANY_PINS"));
    await world.messages.delete(ada, { messageId: messages[0]?.id ?? "" });
    await world.pins.add(ada, on);
    expect(await pinnedTexts(ada, group.id)).toHaveLength(LIMITS.pinsPerConversation);
  });
});
