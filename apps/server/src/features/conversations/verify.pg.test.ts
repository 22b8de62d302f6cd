import { randomUUID } from "node:crypto";
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

describe("conversations.openDirect", () => {
  test("appears for the two, and for nobody else", async () => {
    const { owner, colleague, guest, outsider } = scene;
    const { result, received } = await verifyAction(
      world,
      "conversations.openDirect",
      owner,
      (client) => client.conversations.openDirect.mutate({ memberId: outsider.actor.memberId }),
      { as: { owner, outsider, colleague, guest }, silent: ["colleague", "guest"] },
    );
    expect(received.outsider.state.conversations[result.conversation.id]).toMatchObject({
      kind: "direct",
      memberCount: 2,
    });
  });

  test("by a guest with somebody they share a group with", async () => {
    const { owner, colleague, guest } = scene;
    const { result, received } = await verifyAction(
      world,
      "conversations.openDirect",
      guest,
      (client) => client.conversations.openDirect.mutate({ memberId: colleague.actor.memberId }),
      { as: { owner, colleague, guest }, silent: ["owner"] },
    );
    expect(Object.keys(received.colleague.state.conversations)).toContain(result.conversation.id);
  });

  test("with oneself is told to oneself", async () => {
    const { owner, colleague } = scene;
    const { result } = await verifyAction(
      world,
      "conversations.openDirect",
      colleague,
      (client) => client.conversations.openDirect.mutate({ memberId: colleague.actor.memberId }),
      { as: { owner, colleague }, silent: ["owner"] },
    );
    expect(result.conversation.participantIds).toEqual([colleague.actor.memberId]);
  });

  test("a second time tells nobody anything", async () => {
    const { owner, outsider } = scene;
    const open = { memberId: outsider.actor.memberId };
    const { conversation } = await world.as(owner).conversations.openDirect.mutate(open);
    const { result } = await verifyAction(
      world,
      "conversations.openDirect",
      outsider,
      (client) => client.conversations.openDirect.mutate({ memberId: owner.actor.memberId }),
      { as: { owner, outsider }, silent: ["owner", "outsider"] },
    );
    expect(result.conversation.id).toBe(conversation.id);
  });

  test("shows a hidden one again on every device of whoever opens it, and tells the other one nothing [F2.4]", async () => {
    const { owner, outsider } = scene;
    const open = { memberId: outsider.actor.memberId };
    const { conversation } = await world.as(owner).conversations.openDirect.mutate(open);
    await world.services.conversations.setPreferences(owner.actor, { conversationId: conversation.id, hidden: true });
    const phone = await world.people.signInAgain(owner);
    const { result, received } = await verifyAction(
      world,
      "conversations.openDirect",
      owner,
      (client) => client.conversations.openDirect.mutate(open),
      { as: { phone, outsider }, silent: ["outsider"] },
    );
    expect(result.conversation.preferences.hiddenAt).toBeNull();
    expect(received.phone.events.map(({ type }) => type)).toEqual(["preference.changed"]);
    expect(received.phone.state.conversations[conversation.id]).toMatchObject({ id: conversation.id });
  });
});

describe("conversations.setPreferences", () => {
  test("reaches the member's other devices, and nobody else [F2.5]", async () => {
    const { owner, colleague, group } = scene;
    const phone = await world.people.signInAgain(colleague);
    const change = { conversationId: group.id, pinned: true, muted: true, level: "mentions" } as const;
    const { received } = await verifyAction(
      world,
      "conversations.setPreferences",
      colleague,
      (client) => client.conversations.setPreferences.mutate(change),
      { as: { colleague, phone, owner }, silent: ["owner"] },
    );
    expect(received.phone.events.map(({ type }) => type)).toEqual(["preference.changed"]);
    expect(received.phone.state.conversations[group.id]?.preferences).toMatchObject({ pinned: true, muted: true });
  });

  test("hides a direct conversation on every device of the member, and tells the other one nothing [F2.4]", async () => {
    const { owner, outsider } = scene;
    const { conversation } = await world.services.conversations.openDirect(owner.actor, {
      memberId: outsider.actor.memberId,
    });
    const phone = await world.people.signInAgain(owner);
    const { received } = await verifyAction(
      world,
      "conversations.setPreferences",
      owner,
      (client) => client.conversations.setPreferences.mutate({ conversationId: conversation.id, hidden: true }),
      { as: { phone, outsider }, silent: ["outsider"] },
    );
    expect(received.phone.state.conversations[conversation.id]).toBeUndefined();
  });

  test("shows a hidden conversation again on every device as soon as somebody writes there [F2.4]", async () => {
    const { owner, outsider } = scene;
    const { conversation } = await world.services.conversations.openDirect(owner.actor, {
      memberId: outsider.actor.memberId,
    });
    const hide = { conversationId: conversation.id, hidden: true };
    await world.services.conversations.setPreferences(owner.actor, hide);
    const { received } = await verifyAction(
      world,
      "messages.send",
      outsider,
      (client) => client.messages.send.mutate({ conversationId: conversation.id, nonce: randomUUID(), text: "Hello" }),
      { as: { owner, outsider } },
    );
    expect(received.owner.state.conversations[conversation.id]).toMatchObject({ unreadCount: 1 });
  });

  test("is refused to who is not in it, and to nobody signed in", async () => {
    const { outsider, group } = scene;
    const change = { conversationId: group.id, pinned: true };
    const path = "conversations.setPreferences";
    expect(await world.call(outsider, "mutation", path, change)).toMatchObject({ reason: "NOT_FOUND" });
    expect(await world.call(null, "mutation", path, change)).toMatchObject({ reason: "SIGNED_OUT" });
  });
});
