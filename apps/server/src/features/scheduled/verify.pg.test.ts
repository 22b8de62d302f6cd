import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { eventually } from "../../testing/eventually.js";
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

const inAnHour = () => new Date(Date.now() + 60 * 60_000).toISOString();
const inputFor = (sendAt: string) => ({
  conversationId: scene.group.id,
  nonce: randomUUID(),
  text: "At ten",
  sendAt,
});
const schedule = async (author: WorldMember) =>
  (await world.as(author).scheduled.create.mutate(inputFor(inAnHour()))).scheduled;

test("scheduled.create is told to the author's devices and to nobody else", async () => {
  const { guest, owner, outsider } = scene;
  const { received, result } = await verifyAction(
    world,
    "scheduled.create",
    guest,
    (client) => client.scheduled.create.mutate(inputFor(inAnHour())),
    { as: { phone, owner, outsider }, silent: ["owner", "outsider"] },
  );
  expect(received.phone.events).toMatchObject([{ type: "scheduled.changed", scheduledId: result.scheduled.id }]);
});

test("scheduled.update and scheduled.cancel are told to the author's devices", async () => {
  const { guest, owner } = scene;
  const { id: scheduledId } = await schedule(guest);
  await verifyAction(
    world,
    "scheduled.update",
    guest,
    (client) => client.scheduled.update.mutate({ scheduledId, text: "At eleven" }),
    { as: { phone, owner }, silent: ["owner"] },
  );
  const { received } = await verifyAction(
    world,
    "scheduled.cancel",
    guest,
    (client) => client.scheduled.cancel.mutate({ scheduledId }),
    { as: { phone, owner }, silent: ["owner"] },
  );
  expect(received.phone.events).toMatchObject([{ type: "scheduled.removed", scheduledId }]);
});

test("scheduled.sendNow has it sent to everybody in the conversation, a guest's too", async () => {
  const { guest, owner, outsider } = scene;
  const { id: scheduledId } = await schedule(guest);
  const { received } = await verifyAction(
    world,
    "scheduled.sendNow",
    guest,
    async (client) => {
      await client.scheduled.sendNow.mutate({ scheduledId });
      await eventually("it is sent", async () => (await client.scheduled.list.query()).items.length === 0);
    },
    { as: { phone, owner, outsider }, silent: ["outsider"] },
  );
  expect(received.owner.events).toMatchObject([{ type: "message.sent", message: { text: "At ten" } }]);
  expect(received.phone.events.at(-1)).toMatchObject({ type: "scheduled.removed", scheduledId });
});

test("what is scheduled is sent by itself at its time", async () => {
  const { owner, colleague, group } = scene;
  await world.as(owner).scheduled.create.mutate(inputFor(new Date(Date.now() + 700).toISOString()));
  await eventually("it has arrived", async () => {
    const { items } = await world.as(colleague).messages.list.query({ conversationId: group.id });
    return items.some(({ text }) => text === "At ten");
  });
  await eventually("it waits no more", async () => (await world.as(owner).scheduled.list.query()).items.length === 0);
  const { items } = await world.as(colleague).messages.list.query({ conversationId: group.id });
  expect(items.filter(({ text }) => text === "At ten")).toHaveLength(1);
});

test("it is refused to whoever is not signed in or not in the conversation", async () => {
  const input = inputFor(inAnHour());
  expect(await world.call(null, "mutation", "scheduled.create", input)).toMatchObject({ reason: "SIGNED_OUT" });
  expect(await world.call(scene.outsider, "mutation", "scheduled.create", input)).toMatchObject({
    reason: "NOT_FOUND",
  });
});
