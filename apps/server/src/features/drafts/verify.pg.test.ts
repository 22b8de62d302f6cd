import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createScene, type Scene } from "../../testing/scene.js";
import { verifyAction } from "../../testing/verify-action.js";
import { createWorld, type World } from "../../testing/world.js";
import type { WorldMember } from "../../testing/world-people.js";

let world: World;
let scene: Scene;
let phone: WorldMember;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  scene = await createScene(world);
  phone = await world.people.signInAgain(scene.guest);
});
afterAll(() => world.close());

test.each(["Good m", ""])("drafts.set to %j is told to the writer's other devices and to nobody else", async (text) => {
  const { guest, owner, group } = scene;
  await world.as(guest).drafts.set.mutate({ conversationId: group.id, text: "Goo" });
  const { received } = await verifyAction(
    world,
    "drafts.set",
    guest,
    (client) => client.drafts.set.mutate({ conversationId: group.id, text }),
    { as: { phone, owner }, silent: ["owner"] },
  );
  expect(received.phone.signals).toMatchObject([{ type: "draft", conversationId: group.id, text }]);
  expect(received.phone.events).toEqual([]);
});

test("a draft goes from every device when its writer is put out of the group", async () => {
  const { owner, guest, group } = scene;
  await world.as(guest).drafts.set.mutate({ conversationId: group.id, text: "Good m" });
  const { received } = await verifyAction(
    world,
    "groups.removeMember",
    owner,
    (client) => client.groups.removeMember.mutate({ conversationId: group.id, memberId: guest.actor.memberId }),
    { as: { phone } },
  );
  expect(received.phone.state.drafts).toEqual({});
});

test("it is refused to whoever is not signed in or not in the conversation", async () => {
  const input = { conversationId: scene.group.id, text: "Good m" };
  expect(await world.call(null, "mutation", "drafts.set", input)).toMatchObject({ reason: "SIGNED_OUT" });
  expect(await world.call(scene.outsider, "mutation", "drafts.set", input)).toMatchObject({ reason: "NOT_FOUND" });
});
