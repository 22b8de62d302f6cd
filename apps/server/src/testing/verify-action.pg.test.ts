import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createScene, type Scene } from "./scene.js";
import { verifyAction } from "./verify-action.js";
import { createWorld, type World } from "./world.js";

let world: World;
let scene: Scene;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(() => world.close());

test("a change without an event is found out", async () => {
  const { owner, colleague, group } = scene;
  const { sql } = world.unfenced;
  const verifying = verifyAction(
    world,
    "typing.signal",
    owner,
    async (client) => {
      await sql`update conversations set name = 'Secretly renamed' where id = ${group.id}`;
      await client.typing.signal.mutate({ conversationId: group.id, typing: true });
    },
    { as: { colleague } },
  );
  await expect(verifying).rejects.toThrow("what colleague knows");
});

test("a list that no event asks to fetch again is found out", async () => {
  const { owner, colleague, group } = scene;
  const { sql } = world.unfenced;
  const verifying = verifyAction(
    world,
    "typing.signal",
    owner,
    async (client) => {
      await sql`update conversation_members set role = 'moderator' where conversation_id = ${group.id} and role = 'member'`;
      await client.typing.signal.mutate({ conversationId: group.id, typing: true });
    },
    { as: { owner, colleague } },
  );
  await expect(verifying).rejects.toThrow("what owner knows");
});

test("somebody who is told something they should not be is found out", async () => {
  const { owner, colleague, group } = scene;
  const send = { conversationId: group.id, nonce: randomUUID(), text: "Hello" };
  const verifying = verifyAction(world, "messages.send", owner, (client) => client.messages.send.mutate(send), {
    as: { colleague },
    silent: ["colleague"],
  });
  await expect(verifying).rejects.toThrow("colleague is told nothing");
});

test("an action that calls another procedure than it says is found out", async () => {
  const { owner } = scene;
  const verifying = verifyAction(world, "messages.send", owner, (client) => client.auth.me.query(), { as: {} });
  await expect(verifying).rejects.toThrow("the procedures that were called");
});
