import { LogEvent } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

describe("the events of conversations and messages", () => {
  it("are what the contract says, for every type there is", async () => {
    const [ada, ben, cem] = await seedWorkspace(world, "owner", "member", "member");
    const group = await createGroup(world, ada, [ben]);
    const conversationId = group.id;
    const message = await sendText(world, ben, conversationId, "Worte eins");
    await world.messages.edit(ben, { messageId: message.id, text: "Worte zwei" });
    await world.messages.delete(ben, { messageId: message.id });
    await world.groups.addMember(ada, { conversationId, memberId: cem.memberId, role: "moderator" });
    await world.groups.setRole(ada, { conversationId, memberId: cem.memberId, role: "admin" });
    await world.groups.update(ada, { conversationId, name: "Worte drei" });
    await world.groups.leave(ben, { conversationId });
    await world.groups.archive(ada, { conversationId, archived: true });
    const doomed = await createGroup(world, ada);
    await world.groups.delete(ada, { conversationId: doomed.id });
    await world.conversations.openDirect(ada, { memberId: cem.memberId });

    const rows = await world.readLog(ada.workspaceId);
    const events = eventsOf(rows);
    for (const event of events) expect(LogEvent.parse(event)).toEqual(event);
    expect(new Set(events.map((event) => event.type))).toEqual(
      new Set([
        "conversation.joined",
        "conversation.created",
        "conversation.changed",
        "conversation.archived",
        "conversation.deleted",
        "conversation.left",
        "conversation.role-changed",
        "message.sent",
        "message.edited",
        "message.deleted",
      ]),
    );
    for (const { row } of rows) expect(row).toMatchObject({ audience: "conversation", actorId: expect.any(String) });
    // References only: nothing that was written stands in the log itself (SPEC W7).
    expect(JSON.stringify(rows.map(({ row }) => row))).not.toContain("Worte");
  });

  it("show the present state, however old they are, and the same for everybody", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben], { name: "First name" });
    await world.groups.update(ada, { conversationId: group.id, name: "Second name" });
    const [, , created] = eventsOf(await world.readLog(ada.workspaceId));
    expect(created).toMatchObject({ type: "conversation.created", conversation: { name: "Second name" } });
    for (const personal of ["unreadCount", "readSeq", "role", "lastMessage"])
      expect(created).not.toHaveProperty(`conversation.${personal}`);
  });

  it("leave out what is gone: messages of deleted groups", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    const message = await sendText(world, ada, group.id, "Geheimnis");
    await world.groups.delete(ada, { conversationId: group.id });
    const row = (await world.readLog(ada.workspaceId)).find(({ row }) => row.entityId === message.id);
    expect(row).toMatchObject({ event: null });
  });
});
