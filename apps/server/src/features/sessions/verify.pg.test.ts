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

describe("sessions.revoke", () => {
  test("closes that session's connections for good, and no others", async () => {
    const { owner, colleague } = scene;
    const phone = await world.people.signInAgain(owner);
    const { received } = await verifyAction(
      world,
      "sessions.revoke",
      owner,
      (client) => client.sessions.revoke.mutate({ sessionId: phone.actor.sessionId }),
      { as: { owner, phone, colleague }, silent: ["owner", "phone", "colleague"] },
    );
    expect([received.owner.ended, received.phone.ended, received.colleague.ended]).toEqual([false, true, false]);
  });
});

describe("sessions.revokeOthers", () => {
  test("leaves the one that asks", async () => {
    const { owner, guest } = scene;
    const [phone, tablet] = [await world.people.signInAgain(owner), await world.people.signInAgain(owner)];
    const { received, result } = await verifyAction(
      world,
      "sessions.revokeOthers",
      phone,
      (client) => client.sessions.revokeOthers.mutate(),
      { as: { phone, tablet, guest }, silent: ["phone", "tablet", "guest"] },
    );
    expect(result.revoked).toBe(2);
    expect([received.phone.ended, received.tablet.ended, received.guest.ended]).toEqual([false, true, false]);
  });
});
