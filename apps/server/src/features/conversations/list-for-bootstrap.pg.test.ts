import { type Actor, LIMITS } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { listForBootstrap } from "./index.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

const bootstrap = (actor: Actor) =>
  world.db.withWorkspace(actor.workspaceId, (tx) => listForBootstrap(tx, actor), {
    isolation: "repeatable read",
    readOnly: true,
  });

describe("listForBootstrap", () => {
  it("gives nothing to somebody who is nowhere", async () => {
    const [ada] = await seedWorkspace(world, "owner");
    expect(await bootstrap(ada)).toEqual({ conversations: [], conversationsCursor: null, members: [] });
  });

  it("gives the first page, and behind it what is unread, with a cursor that goes on after the page", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const old = await createGroup(world, ada, [ben], { name: "Old" });
    const oldAndUnread = await createGroup(world, ada, [ben], { name: "Unread" });
    const archived = await createGroup(world, ada, [ben], { name: "Archived" });
    await sendText(world, ada, oldAndUnread.id);
    await sendText(world, ada, archived.id);
    await world.groups.archive(ada, { conversationId: archived.id, archived: true });
    const recent: string[] = [];
    for (let index = 0; index < LIMITS.page.conversations; index++)
      recent.unshift((await createGroup(world, ada, [ben], { name: `Recent ${index}` })).id);
    const found = await bootstrap(ben);
    expect(found.conversations.map(({ id }) => id)).toEqual([...recent, oldAndUnread.id]);
    expect(found.conversations.at(-1)).toMatchObject({ unreadCount: 1 });
    const next = await world.conversations.list(ben, { cursor: found.conversationsCursor, limit: 20 });
    expect(next.items.map(({ id }) => id)).toEqual([archived.id, oldAndUnread.id, old.id]);
  });

  it("equals what conversations.list and get show", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    await sendText(world, ada, group.id, `Hello <@${ben.memberId}>`);
    const { conversation: direct } = await world.conversations.openDirect(ben, { memberId: ada.memberId });
    await sendText(world, ada, direct.id);
    const found = await bootstrap(ben);
    expect(found.conversations).toEqual((await world.conversations.list(ben, { limit: 20 })).items);
    for (const conversation of found.conversations)
      expect(await world.conversations.get(ben, { conversationId: conversation.id })).toEqual({ conversation });
  });

  it("brings the people who occur: makers, participants, last authors, mentioned, joined", async () => {
    const [ada, ben, cem, dee] = await seedWorkspace(world, "owner", "member", "member", "member");
    const group = await createGroup(world, ada, [ben, cem]);
    await sendText(world, cem, group.id, `<@${ada.memberId}>`);
    const { conversation: direct } = await world.conversations.openDirect(ben, { memberId: ben.memberId });
    const before = await bootstrap(ben);
    expect(before.conversations.map(({ id }) => id).sort()).toEqual([group.id, direct.id].sort());
    expect(new Set(before.members.map(({ id }) => id))).toEqual(
      new Set([ada, ben, cem].map(({ memberId }) => memberId)),
    );
    await world.groups.addMember(ada, { conversationId: group.id, memberId: dee.memberId, role: "member" });
    const after = await bootstrap(ben);
    expect(after.members.map(({ id }) => id)).toContain(dee.memberId);
    expect(after.members.every((member) => !("email" in member))).toBe(true);
  });

  it("shows a guest nobody they share no conversation with", async () => {
    const [ada, ben, guest] = await seedWorkspace(world, "owner", "member", "guest");
    const group = await createGroup(world, ada, [ben, guest]);
    await sendText(world, ben, group.id);
    await world.groups.leave(ben, { conversationId: group.id });
    const found = await bootstrap(guest);
    expect(found.conversations).toHaveLength(1);
    expect(found.members.map(({ id }) => id)).toEqual([ada.memberId]);
  });
});
