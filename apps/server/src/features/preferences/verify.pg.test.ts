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

test("preferences.set is told to the member's own devices and to nobody else", async () => {
  const { owner, colleague, guest, outsider } = scene;
  const phone = await world.people.signInAgain(guest);
  const { received } = await verifyAction(
    world,
    "preferences.set",
    guest,
    (client) => client.preferences.set.mutate({ shareReceipts: false }),
    { as: { guest, phone, owner, colleague, outsider }, silent: ["owner", "colleague", "outsider"] },
  );
  expect(received.phone.state.preferences.shareReceipts).toBe(false);
  expect(received.phone.events).toMatchObject([
    { type: "preference.changed", scope: "member", actorId: guest.actor.memberId },
  ]);
});
