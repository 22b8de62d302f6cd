import { randomUUID } from "node:crypto";
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

describe("messages.edit [F3.4]", () => {
  it("replaces the text and its mentions, keeps every wording, and tells of it", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    const message = await sendText(world, ada, group.id, `one <@${ben.memberId}>`);
    const { message: second } = await world.messages.edit(ada, { messageId: message.id, text: "two" });
    const { message: third } = await world.messages.edit(ada, {
      messageId: message.id,
      text: `three <@${ada.memberId}>`,
      rev: second.rev,
    });
    expect(second).toMatchObject({ id: message.id, seq: message.seq, text: "two", mentions: [] });
    expect(third).toMatchObject({ text: `three <@${ada.memberId}>`, mentions: [ada.memberId] });
    expect([message.rev < second.rev, second.rev < third.rev]).toEqual([true, true]);
    expect(await world.messages.versions(ben, { messageId: message.id })).toEqual({
      items: [
        { version: 1, text: `one <@${ben.memberId}>`, createdAt: message.createdAt },
        { version: 2, text: "two", createdAt: second.editedAt },
        { version: 3, text: `three <@${ada.memberId}>`, createdAt: third.editedAt },
      ],
      nextCursor: null,
    });
    const events = eventsOf(await world.readLog(ada.workspaceId, message.seq - 1));
    expect(events.map((event) => event.type)).toEqual(["message.sent", "message.edited", "message.edited"]);
    // A replay shows the present state (SPEC W7).
    for (const event of events) expect(event).toMatchObject({ message: { text: third.text, rev: third.rev } });
    const { items } = await world.messages.list(ben, { conversationId: group.id, limit: 50 });
    expect(items.at(-1)).toEqual(third);
  });

  it("shows the one wording of a message never edited", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    const message = await sendText(world, ada, group.id, "only");
    const { items } = await world.messages.versions(ada, { messageId: message.id });
    expect(items).toEqual([{ version: 1, text: "only", createdAt: message.createdAt }]);
  });

  it("changes nothing for the same text, also when a lost answer makes a client repeat it", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    const message = await sendText(world, ada, group.id, "same");
    expect(await world.messages.edit(ada, { messageId: message.id, text: "same" })).toEqual({
      message,
      mentionedOutside: [],
    });
    const input = { messageId: message.id, text: "other", rev: message.rev };
    const first = await world.messages.edit(ada, input);
    expect(await world.messages.edit(ada, input)).toEqual(first);
    expect((await world.messages.versions(ada, { messageId: message.id })).items).toHaveLength(2);
    expect(await world.readLog(ada.workspaceId, message.seq)).toHaveLength(1);
  });

  it("reports a conflict when the message was changed since", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    const { id: messageId, rev } = await sendText(world, ada, group.id, "first");
    const edits = await Promise.allSettled(
      ["left", "right"].map((text) => world.messages.edit(ada, { messageId, text, rev })),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(edits.find(({ status }) => status === "rejected")).toMatchObject({ reason: refused("VERSION_CONFLICT") });
  });

  it("is for the author alone: not for admins, not for others", async () => {
    const [ada, ben, guest] = await seedWorkspace(world, "owner", "member", "guest");
    const group = await createGroup(world, ada, [ben, guest]);
    const message = await sendText(world, ben, group.id);
    for (const actor of [ada, guest])
      await expect(world.messages.edit(actor, { messageId: message.id, text: "x" })).rejects.toEqual(
        refused("FORBIDDEN"),
      );
    const guests = await sendText(world, guest, group.id);
    expect((await world.messages.edit(guest, { messageId: guests.id, text: "x" })).message.text).toBe("x");
  });

  it("is NOT_FOUND to those outside, and for unknown ids", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const [stranger] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada, [ben]);
    const message = await sendText(world, ben, group.id);
    await world.groups.leave(ben, { conversationId: group.id });
    for (const actor of [ben, stranger]) {
      await expect(world.messages.edit(actor, { messageId: message.id, text: "x" })).rejects.toEqual(
        refused("NOT_FOUND"),
      );
      await expect(world.messages.versions(actor, { messageId: message.id })).rejects.toEqual(refused("NOT_FOUND"));
    }
    await expect(world.messages.edit(ada, { messageId: randomUUID(), text: "x" })).rejects.toEqual(
      refused("NOT_FOUND"),
    );
  });

  it("is refused for system lines, deleted messages, archived groups and too many mentions", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    const { lastMessage: line } = group;
    if (line === null) throw new Error("The group has no system line");
    const edit = (messageId: string, text = "x") => world.messages.edit(ada, { messageId, text });
    await expect(edit(line.id)).rejects.toEqual(refused("FORBIDDEN"));
    expect((await world.messages.versions(ada, { messageId: line.id })).items).toEqual([]);
    const message = await sendText(world, ada, group.id);
    const crowd = Array.from({ length: 101 }, () => `<@${randomUUID()}>`).join("");
    await expect(edit(message.id, crowd)).rejects.toEqual(refused("INVALID_INPUT"));
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    await expect(edit(message.id)).rejects.toEqual(refused("CONVERSATION_ARCHIVED"));
    await world.groups.archive(ada, { conversationId: group.id, archived: false });
    await world.messages.delete(ada, { messageId: message.id });
    await expect(edit(message.id)).rejects.toEqual(refused("MESSAGE_DELETED"));
  });

  it("is refused in a direct conversation with somebody deactivated", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    const message = await sendText(world, ada, conversation.id);
    await deactivate(world, ben);
    await expect(world.messages.edit(ada, { messageId: message.id, text: "x" })).rejects.toEqual(
      refused("MEMBER_DEACTIVATED"),
    );
  });
});
