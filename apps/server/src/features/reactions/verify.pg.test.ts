import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createScene, type Scene } from "../../testing/scene.js";
import { verifyAction } from "../../testing/verify-action.js";
import { createWorld, type World } from "../../testing/world.js";

let world: World;
let scene: Scene;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(() => world.close());

describe("reactions.add", () => {
  test("reaches everybody in the conversation and their devices, as their own or another's", async () => {
    const { owner, colleague, guest, outsider, group, message } = scene;
    const phone = await world.people.signInAgain(guest);
    const { received, result } = await verifyAction(
      world,
      "reactions.add",
      guest,
      (client) => client.reactions.add.mutate({ messageId: message.id, emoji: "👍" }),
      { as: { owner, colleague, guest, phone, outsider }, silent: ["outsider"] },
    );
    expect(received.owner.events.map(({ type }) => type)).toEqual(["reaction.added"]);
    expect(received.owner.events).toEqual(received.guest.events);
    const shownTo = (name: "owner" | "phone") =>
      received[name].state.timelines[group.id]?.items.at(-1)?.reactions.map(({ mine }) => mine);
    expect(shownTo("owner")).toEqual([false]);
    expect(shownTo("phone")).toEqual([true]);
    expect(result.reactions).toMatchObject([{ emoji: "👍", count: 1, mine: true }]);
  });

  test("counts as nothing unread and moves no conversation", async () => {
    const { owner, guest, group, message } = scene;
    const before = (await world.as(guest).conversations.get.query({ conversationId: group.id })).conversation;
    const { received } = await verifyAction(
      world,
      "reactions.add",
      owner,
      (client) => client.reactions.add.mutate({ messageId: message.id, emoji: "🎉" }),
      { as: { guest } },
    );
    expect(received.guest.state.conversations[group.id]).toMatchObject({
      unreadCount: before.unreadCount,
      lastActivityAt: before.lastActivityAt,
    });
  });

  test("repeated, in whatever spelling, tells nobody anything", async () => {
    const { owner, colleague, message } = scene;
    await world.as(owner).reactions.add.mutate({ messageId: message.id, emoji: "❤️" });
    const { result } = await verifyAction(
      world,
      "reactions.add",
      owner,
      (client) => client.reactions.add.mutate({ messageId: message.id, emoji: "❤" }),
      { as: { owner, colleague }, silent: ["owner", "colleague"] },
    );
    expect(result.reactions).toMatchObject([{ emoji: "❤️", count: 1 }]);
  });

  test("is not told to who joined since, of a message before their history (W8)", async () => {
    const { owner, colleague, outsider, group, message } = scene;
    await world.as(owner).groups.update.mutate({ conversationId: group.id, history: "since-joining" });
    await world.as(owner).groups.addMember.mutate({ conversationId: group.id, memberId: outsider.actor.memberId });
    const { received } = await verifyAction(
      world,
      "reactions.add",
      colleague,
      (client) => client.reactions.add.mutate({ messageId: message.id, emoji: "👀" }),
      { as: { owner, outsider }, silent: ["outsider"] },
    );
    expect(received.outsider.events).toEqual([]);
    expect(received.owner.events).toHaveLength(1);
  });
});

describe("reactions.remove", () => {
  test("takes it away everywhere", async () => {
    const { owner, colleague, guest, outsider, group, message } = scene;
    await world.as(colleague).reactions.add.mutate({ messageId: message.id, emoji: "👍" });
    await world.as(guest).reactions.add.mutate({ messageId: message.id, emoji: "🎉" });
    const { received } = await verifyAction(
      world,
      "reactions.remove",
      colleague,
      (client) => client.reactions.remove.mutate({ messageId: message.id, emoji: "👍" }),
      { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
    );
    expect(received.owner.events).toMatchObject([{ type: "reaction.removed", count: 0 }]);
    const shown = received.owner.state.timelines[group.id]?.items.at(-1)?.reactions;
    expect(shown?.map(({ emoji }) => emoji)).toEqual(["🎉"]);
  });

  test("of what is not there tells nobody anything", async () => {
    const { owner, colleague, message } = scene;
    const { result } = await verifyAction(
      world,
      "reactions.remove",
      colleague,
      (client) => client.reactions.remove.mutate({ messageId: message.id, emoji: "👍" }),
      { as: { owner, colleague }, silent: ["owner", "colleague"] },
    );
    expect(result.reactions).toEqual([]);
  });
});

test("a message that is deleted loses its reactions for everybody watching", async () => {
  const { owner, colleague, guest, group, message } = scene;
  await world.as(colleague).reactions.add.mutate({ messageId: message.id, emoji: "👍" });
  const { received } = await verifyAction(
    world,
    "messages.delete",
    owner,
    (client) => client.messages.delete.mutate({ messageId: message.id }),
    { as: { owner, colleague, guest } },
  );
  expect(received.guest.state.timelines[group.id]?.items.at(-1)?.reactions).toEqual([]);
});

test("nobody and nothing that is no emoji gets as far as the message", async () => {
  const { owner, message } = scene;
  const on = { messageId: message.id, emoji: "👍" };
  for (const path of ["reactions.add", "reactions.remove"]) {
    expect(await world.call(null, "mutation", path, on)).toMatchObject({ ok: false, reason: "SIGNED_OUT" });
    for (const emoji of ["", "x", "👍👍", ":tada:", "\u0000"])
      expect(await world.call(owner, "mutation", path, { ...on, emoji })).toMatchObject({ reason: "INVALID_INPUT" });
  }
});
