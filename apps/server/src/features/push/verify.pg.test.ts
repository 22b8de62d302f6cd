import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PushService } from "../../testing/push-service.js";
import { createScene, type Scene } from "../../testing/scene.js";
import { verifyAction } from "../../testing/verify-action.js";
import { createWorld, type World } from "../../testing/world.js";

let service: PushService;
let world: World;
let scene: Scene;

beforeAll(async () => {
  service = new PushService();
  await service.open();
  world = await createWorld({ push: service.rules() });
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(async () => {
  await world.close();
  await service.close();
});

test("push.subscribe tells nobody anything [F6.4]", async () => {
  const { guest, owner } = scene;
  const { subscription } = service.subscribe();
  const phone = await world.people.signInAgain(guest);
  const { received } = await verifyAction(
    world,
    "push.subscribe",
    guest,
    (client) => client.push.subscribe.mutate(subscription),
    { as: { phone, owner }, silent: ["phone", "owner"] },
  );
  expect(received.phone.events).toEqual([]);
});

test("push.unsubscribe neither [F6.4]", async () => {
  const { guest, owner } = scene;
  const { subscription } = service.subscribe();
  await world.as(guest).push.subscribe.mutate(subscription);
  const { endpoint } = subscription;
  const { received } = await verifyAction(
    world,
    "push.unsubscribe",
    guest,
    (client) => client.push.unsubscribe.mutate({ endpoint }),
    { as: { guest, owner }, silent: ["owner"] },
  );
  expect(received.guest.events).toEqual([]);
});

test.each(["push.subscribe", "push.unsubscribe"])("%s is refused to who is not signed in", async (path) => {
  const { subscription } = service.subscribe();
  const input = path === "push.subscribe" ? subscription : { endpoint: subscription.endpoint };
  expect(await world.call(null, "mutation", path, input)).toMatchObject({ ok: false, reason: "SIGNED_OUT" });
});
