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

describe("reactions.list [F4.3]", () => {
  it("names who reacted with that emoji, the first first, page by page", async () => {
    const people = await seedWorkspace(world, "owner", "member", "guest", "member", "member");
    const [ada, ...others] = people;
    const group = await createGroup(world, ada, others);
    const { id: messageId } = await sendText(world, ada, group.id);
    const reacting = [people[3], people[1], people[0], people[4]];
    for (const actor of reacting) await world.reactions.add(actor, { messageId, emoji: "👍" });
    await world.reactions.add(people[2], { messageId, emoji: "❤️" });
    await world.reactions.remove(people[1], { messageId, emoji: "👍" });
    await world.reactions.add(people[1], { messageId, emoji: "👍" });

    const first = await world.reactions.list(people[2], { messageId, emoji: "👍", limit: 3 });
    expect(first.items.map(({ memberId }) => memberId)).toEqual(
      [people[3], people[0], people[4]].map(({ memberId }) => memberId),
    );
    expect(first.items[0]?.createdAt).toMatch(/^\d{4}-.*Z$/);
    const rest = await world.reactions.list(people[2], { messageId, emoji: "👍", limit: 3, cursor: first.nextCursor });
    expect(rest).toMatchObject({ items: [{ memberId: people[1].memberId }], nextCursor: null });
    const heart = await world.reactions.list(ada, { messageId, emoji: "❤️", limit: 3 });
    expect(heart.items.map(({ memberId }) => memberId)).toEqual([people[2].memberId]);
    expect(await world.reactions.list(ada, { messageId, emoji: "🎉", limit: 3 })).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  it("is NOT_FOUND to those outside, and refuses a cursor of another list", async () => {
    const [ada, outsider] = await seedWorkspace(world, "owner", "admin");
    const [stranger] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada);
    const { id: messageId } = await sendText(world, ada, group.id);
    const asked = { messageId, emoji: "👍", limit: 10 };
    for (const actor of [outsider, stranger])
      await expect(world.reactions.list(actor, asked)).rejects.toEqual(refused("NOT_FOUND"));
    const { nextCursor } = await world.conversations.list(ada, { limit: 1 });
    await expect(world.reactions.list(ada, { ...asked, cursor: nextCursor ?? "e30" })).rejects.toEqual(
      refused("BAD_CURSOR"),
    );
  });
});
