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

/** A group of two, and a message in it. */
async function openScene() {
  const [ada, ben, outsider] = await seedWorkspace(world, "owner", "guest", "admin");
  const group = await createGroup(world, ada, [ben], { visibility: "public" });
  const message = await sendText(world, ada, group.id);
  return { ada, ben, outsider, group, message, on: { messageId: message.id, emoji: "👍" } };
}

describe("reactions.add and remove [F4.3]", () => {
  it("count each person once, show whose it is, and tell the count of after (R4)", async () => {
    const { ada, ben, group, message, on } = await openScene();
    const first = await world.reactions.add(ada, on);
    const second = await world.reactions.add(ben, on);
    const heart = await world.reactions.add(ben, { ...on, emoji: "❤️" });
    const sinceSeq = first.reactionsRev;
    const thumbs = { emoji: "👍", count: 2, mine: true, sinceSeq };
    expect(first.reactions).toEqual([{ ...thumbs, count: 1 }]);
    expect(second.reactions).toEqual([thumbs]);
    expect(heart).toEqual({
      conversationId: group.id,
      messageId: message.id,
      reactions: [thumbs, { emoji: "❤️", count: 1, mine: true, sinceSeq: heart.reactionsRev }],
      reactionsRev: heart.reactionsRev,
    });
    const removed = await world.reactions.remove(ada, on);
    expect(removed.reactions.map(({ emoji, count, mine }) => [emoji, count, mine])).toEqual([
      ["👍", 1, false],
      ["❤️", 1, false],
    ]);
    const about = { messageId: message.id, messageSeq: message.seq, conversationId: group.id, emoji: "👍", sinceSeq };
    const events = eventsOf(await world.readLog(ada.workspaceId, message.seq));
    expect(events).toMatchObject([
      { ...about, type: "reaction.added", memberId: ada.memberId, actorId: ada.memberId, count: 1 },
      { ...about, type: "reaction.added", memberId: ben.memberId, count: 1 },
      { type: "reaction.added", emoji: "❤️", count: 1 },
      { ...about, type: "reaction.removed", memberId: ada.memberId, count: 1 },
    ]);
    expect(JSON.stringify(events)).not.toContain("mine");
  });

  it("repeated give the same answer and tell nobody anything", async () => {
    const { ada, ben, message, on } = await openScene();
    expect(await world.reactions.remove(ada, on)).toMatchObject({ reactions: [], reactionsRev: 0 });
    const added = await world.reactions.add(ada, on);
    expect(await world.reactions.add(ada, on)).toEqual(added);
    expect(await world.reactions.remove(ben, on)).toEqual({
      ...added,
      reactions: added.reactions.map((reaction) => ({ ...reaction, mine: false })),
    });
    const removed = await world.reactions.remove(ada, on);
    expect(removed.reactions).toEqual([]);
    expect(await world.reactions.remove(ada, on)).toEqual(removed);
    expect(await world.readLog(ada.workspaceId, message.seq)).toHaveLength(2);
  });

  it("put what was taken back at the end when it returns", async () => {
    const { ada, on } = await openScene();
    await world.reactions.add(ada, on);
    await world.reactions.add(ada, { ...on, emoji: "🎉" });
    await world.reactions.remove(ada, on);
    const { reactions } = await world.reactions.add(ada, on);
    expect(reactions.map(({ emoji }) => emoji)).toEqual(["🎉", "👍"]);
  });

  it("show in pages, previews, repeated sends and edits, to each reader their own", async () => {
    const { ada, ben, group, message, on } = await openScene();
    const { reactions, reactionsRev } = await world.reactions.add(ben, on);
    const [forBen, forAda] = [reactions, reactions.map((reaction) => ({ ...reaction, mine: false }))];
    const conversationId = group.id;
    for (const [actor, shown] of [
      [ben, forBen],
      [ada, forAda],
    ] as const) {
      const page = await world.messages.list(actor, { conversationId, limit: 1 });
      expect(page.items).toMatchObject([{ id: message.id, reactions: shown, reactionsRev }]);
      const after = await world.messages.list(actor, { conversationId, limit: 1, after: message.seq - 1 });
      expect(after.items).toEqual(page.items);
      const { conversation } = await world.conversations.get(actor, { conversationId });
      expect(conversation.lastMessage).toEqual(page.items[0]);
    }
    const again = { conversationId, nonce: message.nonce ?? "", text: message.text };
    expect((await world.messages.send(ada, again)).message).toMatchObject({ reactions: forAda, reactionsRev });
    const edited = await world.messages.edit(ada, { messageId: message.id, text: "Changed" });
    expect(edited.message).toMatchObject({ text: "Changed", reactions: forAda, reactionsRev });
  });

  it("are NOT_FOUND to those outside, and for what was written before one's history (W8)", async () => {
    const { outsider, on, group, ada, message } = await openScene();
    const [stranger] = await seedWorkspace(world, "owner");
    for (const actor of [outsider, stranger])
      for (const verb of ["add", "remove"] as const)
        await expect(world.reactions[verb](actor, on)).rejects.toEqual(refused("NOT_FOUND"));
    await world.groups.update(ada, { conversationId: group.id, history: "since-joining" });
    await world.groups.join(outsider, { conversationId: group.id });
    await expect(world.reactions.add(outsider, on)).rejects.toEqual(refused("NOT_FOUND"));
    const later = await sendText(world, ada, group.id);
    expect((await world.reactions.add(outsider, { ...on, messageId: later.id })).reactions).toHaveLength(1);
    await world.groups.leave(outsider, { conversationId: group.id });
    await expect(world.reactions.remove(outsider, { ...on, messageId: later.id })).rejects.toEqual(
      refused("NOT_FOUND"),
    );
    expect(message.id).toBe(on.messageId);
  });

  it("are refused for deleted messages and system lines", async () => {
    const { ada, group, on } = await openScene();
    const system = group.lastMessage?.id ?? "";
    await expect(world.reactions.add(ada, { ...on, messageId: system })).rejects.toEqual(refused("FORBIDDEN"));
    await world.reactions.add(ada, on);
    await world.messages.delete(ada, { messageId: on.messageId });
    for (const verb of ["add", "remove"] as const)
      await expect(world.reactions[verb](ada, on)).rejects.toEqual(refused("MESSAGE_DELETED"));
  });

  it("are refused in an archived group, but for what is so already", async () => {
    const { ada, ben, group, on } = await openScene();
    const added = await world.reactions.add(ada, on);
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    expect(await world.reactions.add(ada, on)).toEqual(added);
    await expect(world.reactions.remove(ada, on)).rejects.toEqual(refused("CONVERSATION_ARCHIVED"));
    await expect(world.reactions.add(ben, on)).rejects.toEqual(refused("CONVERSATION_ARCHIVED"));
  });

  it("to somebody deactivated can be taken back, not added", async () => {
    const { ada, ben } = await openScene();
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    const message = await sendText(world, ben, conversation.id);
    const on = { messageId: message.id, emoji: "👍" };
    await world.reactions.add(ada, on);
    await deactivate(world, ben);
    await expect(world.reactions.add(ada, { ...on, emoji: "👋" })).rejects.toEqual(refused("MEMBER_DEACTIVATED"));
    expect((await world.reactions.remove(ada, on)).reactions).toEqual([]);
    await expect(world.reactions.add(ben, on)).rejects.toEqual(refused("NOT_FOUND"));
  });
});

describe("a deleted message", () => {
  it("shows no reactions any more, to nobody and in no replay", async () => {
    const { ada, ben, group, message, on } = await openScene();
    await world.reactions.add(ben, on);
    expect(eventsOf(await world.readLog(ada.workspaceId, message.seq))).toHaveLength(1);
    await world.messages.delete(ada, { messageId: message.id });
    const { items } = await world.messages.list(ben, { conversationId: group.id, limit: 1 });
    expect(items).toMatchObject([{ id: message.id, reactions: [], reactionsRev: 0 }]);
    const { conversation } = await world.conversations.get(ben, { conversationId: group.id });
    expect(conversation.lastMessage).toEqual(items[0]);
    expect(eventsOf(await world.readLog(ada.workspaceId, message.seq)).map(({ type }) => type)).toEqual([
      "message.deleted",
    ]);
    expect(await world.reactions.list(ada, { ...on, limit: 10 })).toEqual({ items: [], nextCursor: null });
  });

  it("nor are those of a deleted group told again", async () => {
    const { ada, ben, group, message, on } = await openScene();
    await world.reactions.add(ben, on);
    await world.groups.delete(ada, { conversationId: group.id });
    const types = eventsOf(await world.readLog(ada.workspaceId, message.seq)).map(({ type }) => type);
    expect(types).not.toContain("reaction.added");
  });
});
