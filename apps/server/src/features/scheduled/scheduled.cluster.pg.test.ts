import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually } from "../../testing/eventually.js";
import { createScene } from "../../testing/scene.js";
import { type ClusterWorld, createClusterWorld } from "../../testing/servers/cluster-world.js";

let world: ClusterWorld;

beforeAll(async () => {
  world = await createClusterWorld();
});
afterAll(() => world.close());

it("what is scheduled is sent once, whichever of two nodes sees first that it is due [F3.5]", async () => {
  const { owner, colleague, group } = await createScene(world);
  const wanted = Array.from({ length: 30 }, (_, index) => `message ${String(index).padStart(2, "0")}`);
  const [one, two] = world.nodes;
  for (const [index, text] of wanted.entries())
    await (index % 2 === 0 ? one : two).as(owner).scheduled.create.mutate({
      conversationId: group.id,
      nonce: randomUUID(),
      text,
      sendAt: new Date(Date.now() + 1_500).toISOString(),
    });
  await eventually("all are sent", async () => (await one.as(owner).scheduled.list.query()).items.length === 0, 15_000);
  const { items } = await two.as(colleague).messages.list.query({ conversationId: group.id, limit: 100 });
  const sent = items.map(({ text }) => text).filter((text) => text.startsWith("message "));
  expect(sent.toSorted((a, b) => a.localeCompare(b))).toEqual(wanted);
});
