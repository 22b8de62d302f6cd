import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
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

test("pins.add reaches everybody in the group, and nobody else", async () => {
  const { owner, colleague, guest, outsider, message } = scene;
  const { received } = await verifyAction(
    world,
    "pins.add",
    owner,
    (client) => client.pins.add.mutate({ messageId: message.id }),
    { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
  );
  expect(received.guest.events).toMatchObject([{ type: "pin.added", messageId: message.id }]);
  expect(received.owner.events).toEqual(received.guest.events);
});

test("pins.remove too, and not who may not read so far back (W8)", async () => {
  const { owner, colleague, outsider, group, message } = scene;
  await world.as(owner).pins.add.mutate({ messageId: message.id });
  await world.as(owner).groups.update.mutate({ conversationId: group.id, history: "since-joining" });
  await world.as(owner).groups.addMember.mutate({ conversationId: group.id, memberId: outsider.actor.memberId });
  const { received } = await verifyAction(
    world,
    "pins.remove",
    owner,
    (client) => client.pins.remove.mutate({ messageId: message.id }),
    { as: { colleague, outsider }, silent: ["outsider"] },
  );
  expect(received.colleague.events).toMatchObject([{ type: "pin.removed", messageId: message.id }]);
});

test.each(["pins.add", "pins.remove"])(
  "%s is refused to plain members, guests and outsiders, and tells nobody",
  async (path) => {
    const { owner, colleague, guest, outsider, message } = scene;
    await world.as(owner).pins.add.mutate({ messageId: message.id });
    const { result } = await verifyAction(
      world,
      "pins.add",
      owner,
      async (client) => {
        await client.pins.add.mutate({ messageId: message.id });
        return Promise.all(
          [colleague, guest, outsider, null].map(async (speaker) => {
            const answer = await world.call(speaker, "mutation", path, { messageId: message.id });
            return answer.ok ? "done" : answer.reason;
          }),
        );
      },
      { as: { owner, colleague }, silent: ["owner", "colleague"] },
    );
    expect(result).toEqual(["ROLE_TOO_LOW", "ROLE_TOO_LOW", "NOT_FOUND", "SIGNED_OUT"]);
  },
);

test("a pinned message that is edited or deleted is so in every list of pins", async () => {
  const { owner, colleague, guest, message } = scene;
  await world.as(owner).pins.add.mutate({ messageId: message.id });
  await verifyAction(
    world,
    "messages.edit",
    owner,
    (client) => client.messages.edit.mutate({ messageId: message.id, text: "Good evening" }),
    { as: { owner, colleague, guest } },
  );
  await verifyAction(
    world,
    "messages.delete",
    owner,
    (client) => client.messages.delete.mutate({ messageId: message.id }),
    { as: { owner, colleague, guest } },
  );
  expect((await world.as(guest).pins.list.query({ conversationId: scene.group.id })).items).toEqual([]);
});
