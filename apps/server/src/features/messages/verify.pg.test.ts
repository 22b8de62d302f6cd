import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendText } from "../../testing/conversation-factories.js";
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

const typesOf = (events: readonly { type: string }[]) => events.map(({ type }) => type);

describe("messages.send", () => {
  test("reaches everybody in the conversation, and counts as unread for the others alone", async () => {
    const { owner, colleague, guest, outsider, group } = scene;
    const text = `Hello <@${colleague.actor.memberId}>`;
    const { result, received } = await verifyAction(
      world,
      "messages.send",
      owner,
      (client) => client.messages.send.mutate({ conversationId: group.id, nonce: randomUUID(), text }),
      { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
    );
    expect(typesOf(received.colleague.events)).toEqual(["message.sent"]);
    expect(received.colleague.state.conversations[group.id]).toMatchObject({ unreadCount: 2, mentionCount: 1 });
    expect(received.guest.state.conversations[group.id]).toMatchObject({ unreadCount: 2, mentionCount: 0 });
    expect(received.owner.state.conversations[group.id]).toMatchObject({ unreadCount: 0, lastMessage: result.message });
  });

  test.each(["here", "everyone"])("with @%s counts as a mention for everybody there [F4.2]", async (word) => {
    const { owner, colleague, guest, outsider, group } = scene;
    const send = { conversationId: group.id, nonce: randomUUID(), text: `<!${word}> hello` };
    const { received } = await verifyAction(
      world,
      "messages.send",
      owner,
      (client) => client.messages.send.mutate(send),
      { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
    );
    for (const { state } of [received.colleague, received.guest])
      expect(state.conversations[group.id]).toMatchObject({ unreadCount: 2, mentionCount: 1 });
    const edit = { messageId: scene.message.id, text: `<!${word}> good morning` };
    const edited = await verifyAction(world, "messages.edit", owner, (client) => client.messages.edit.mutate(edit), {
      as: { owner, colleague, guest, outsider },
      silent: ["outsider"],
    });
    expect(edited.received.guest.state.conversations[group.id]).toMatchObject({ mentionCount: 2 });
  });

  test("with @everyone by a guest is refused, and tells nobody [F4.2]", async () => {
    const { owner, guest, outsider, group } = scene;
    const send = { conversationId: group.id, nonce: randomUUID(), text: "<!everyone> hello" };
    const reasonFor = async (speaker: typeof owner) => {
      const answer = await world.call(speaker, "mutation", "messages.send", send);
      return "reason" in answer ? answer.reason : undefined;
    };
    expect([await reasonFor(guest), await reasonFor(outsider)]).toEqual(["BROADCAST_RESTRICTED", "NOT_FOUND"]);
    expect((await world.as(owner).messages.list.query({ conversationId: group.id })).items.at(-1)?.text).toBe(
      "Good morning",
    );
  });

  test("by a guest it is the same", async () => {
    const { owner, guest, outsider, group } = scene;
    const send = { conversationId: group.id, nonce: randomUUID(), text: "From outside" };
    const { received } = await verifyAction(
      world,
      "messages.send",
      guest,
      (client) => client.messages.send.mutate(send),
      { as: { owner, guest, outsider }, silent: ["outsider"] },
    );
    expect(received.owner.state.conversations[group.id]?.unreadCount).toBe(1);
  });

  test("a repeated send tells nobody anything", async () => {
    const { owner, colleague, group } = scene;
    const send = { conversationId: group.id, nonce: randomUUID(), text: "Once" };
    await world.as(owner).messages.send.mutate(send);
    const { received } = await verifyAction(
      world,
      "messages.send",
      owner,
      (client) => client.messages.send.mutate(send),
      {
        as: { owner, colleague },
        silent: ["owner", "colleague"],
      },
    );
    expect(received.colleague.state.conversations[group.id]?.lastMessage?.text).toBe("Once");
  });
});

describe("messages.edit", () => {
  test("shows everybody the new words, and moves mentions", async () => {
    const { owner, colleague, guest, outsider, group, message } = scene;
    const text = `Good evening <@${guest.actor.memberId}>`;
    const { received } = await verifyAction(
      world,
      "messages.edit",
      owner,
      (client) => client.messages.edit.mutate({ messageId: message.id, text }),
      { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
    );
    expect(received.guest.state.conversations[group.id]).toMatchObject({ unreadCount: 1, mentionCount: 1 });
    expect(received.colleague.state.timelines[group.id]?.items.at(-1)?.text).toBe(text);
  });

  test("of an older message leaves the preview alone", async () => {
    const { owner, colleague, guest, group, message } = scene;
    const last = await sendText(world.services, owner.actor, group.id, "Later");
    const { received } = await verifyAction(
      world,
      "messages.edit",
      owner,
      (client) => client.messages.edit.mutate({ messageId: message.id, text: "Changed" }),
      { as: { colleague, guest } },
    );
    expect(received.colleague.state.conversations[group.id]?.lastMessage?.id).toBe(last.id);
  });
});

describe("messages.delete", () => {
  test("leaves a tombstone without words everywhere, and nothing unread", async () => {
    const { owner, colleague, guest, outsider, group, message } = scene;
    const { received } = await verifyAction(
      world,
      "messages.delete",
      owner,
      (client) => client.messages.delete.mutate({ messageId: message.id }),
      { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
    );
    expect(received.colleague.state.conversations[group.id]).toMatchObject({
      unreadCount: 0,
      lastMessage: { text: "" },
    });
    expect(JSON.stringify(received.guest)).not.toContain("Good morning");
  });

  test("of another's message by the owner of the group is the same for its author", async () => {
    const { owner, colleague, guest, group } = scene;
    const theirs = await sendText(world.services, colleague.actor, group.id, "Regrettable");
    await verifyAction(
      world,
      "messages.delete",
      owner,
      (client) => client.messages.delete.mutate({ messageId: theirs.id }),
      { as: { owner, colleague, guest } },
    );
    expect((await world.as(colleague).messages.list.query({ conversationId: group.id })).items.at(-1)?.text).toBe("");
  });
});

describe("messages.forward", () => {
  test("reaches the other conversation like a message written there, and counts as unread there", async () => {
    const { owner, colleague, guest, outsider, message } = scene;
    const { conversation } = await world.services.conversations.openDirect(colleague.actor, {
      memberId: outsider.actor.memberId,
    });
    const to = { messageId: message.id, conversationId: conversation.id, nonce: randomUUID() };
    const { received } = await verifyAction(
      world,
      "messages.forward",
      colleague,
      (client) => client.messages.forward.mutate(to),
      { as: { owner, colleague, guest, outsider }, silent: ["owner", "guest"] },
    );
    expect(typesOf(received.outsider.events)).toEqual(["message.sent"]);
    expect(received.outsider.state.conversations[conversation.id]).toMatchObject({ unreadCount: 1 });
  });

  test("is refused to who may not read it, and tells nobody", async () => {
    const { owner, outsider, message } = scene;
    const { conversation } = await world.services.conversations.openDirect(owner.actor, {
      memberId: outsider.actor.memberId,
    });
    const to = { messageId: message.id, conversationId: conversation.id, nonce: randomUUID() };
    expect(await world.call(outsider, "mutation", "messages.forward", to)).toMatchObject({ reason: "NOT_FOUND" });
    expect(await world.call(null, "mutation", "messages.forward", to)).toMatchObject({ reason: "SIGNED_OUT" });
    expect((await world.as(owner).messages.list.query({ conversationId: conversation.id })).items).toEqual([]);
  });
});
