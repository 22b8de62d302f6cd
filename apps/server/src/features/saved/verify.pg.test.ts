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

test("saved.add reaches the member's other devices, and nobody else [F3.5]", async () => {
  const { owner, colleague, guest, message } = scene;
  const phone = await world.people.signInAgain(guest);
  const { received } = await verifyAction(
    world,
    "saved.add",
    guest,
    (client) => client.saved.add.mutate({ messageId: message.id }),
    { as: { guest, phone, owner, colleague }, silent: ["owner", "colleague"] },
  );
  expect(received.phone.events).toMatchObject([{ type: "saved.added", messageId: message.id }]);
});

test("saved.remove too", async () => {
  const { owner, colleague, message } = scene;
  const phone = await world.people.signInAgain(colleague);
  await world.as(colleague).saved.add.mutate({ messageId: message.id });
  const { received } = await verifyAction(
    world,
    "saved.remove",
    colleague,
    (client) => client.saved.remove.mutate({ messageId: message.id }),
    { as: { phone, owner }, silent: ["owner"] },
  );
  expect(received.phone.events).toMatchObject([{ type: "saved.removed", messageId: message.id }]);
});

test("what was saved goes from every device with the group it was in", async () => {
  const { owner, colleague, group, message } = scene;
  await world.as(colleague).saved.add.mutate({ messageId: message.id });
  await verifyAction(
    world,
    "groups.removeMember",
    owner,
    (client) => client.groups.removeMember.mutate({ conversationId: group.id, memberId: colleague.actor.memberId }),
    { as: { colleague } },
  );
  expect((await world.as(colleague).saved.list.query()).items).toEqual([]);
});

test.each(["saved.add", "saved.remove"])("%s is refused to who may not see the message", async (path) => {
  const { outsider, message } = scene;
  const on = { messageId: message.id };
  expect(await world.call(outsider, "mutation", path, on)).toMatchObject({ ok: false, reason: "NOT_FOUND" });
  expect(await world.call(null, "mutation", path, on)).toMatchObject({ ok: false, reason: "SIGNED_OUT" });
});
