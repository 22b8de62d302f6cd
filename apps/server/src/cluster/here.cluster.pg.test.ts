import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually } from "../testing/eventually.js";
import { createScene } from "../testing/scene.js";
import { type ClusterWorld, createClusterWorld } from "../testing/servers/cluster-world.js";
import { startRedis, type ThrowawayRedis } from "../testing/servers/start-redis.js";
import type { WorldMember } from "../testing/world-people.js";

let redis: ThrowawayRedis;
let world: ClusterWorld;
beforeAll(async () => {
  redis = await startRedis();
  world = await createClusterWorld({ redisUrl: redis.url });
});
afterAll(async () => {
  await world.close();
  await redis.stop();
});

it("@here calls who is connected to another node, invisible or not, and nobody who is not connected [F4.2]", async () => {
  const [a, b] = world.nodes;
  const { owner, colleague, guest, group } = await createScene(world);
  await b.as(colleague).presence.set.mutate({ status: "invisible" });
  await b.follow(colleague);
  const conversationId = group.id;
  const mentionsOf = async (member: WorldMember) =>
    (await a.as(member).conversations.get.query({ conversationId })).conversation.mentionCount;
  // The other node tells of its leases in its own time.
  await eventually("the colleague is called", async () => {
    await a.as(owner).messages.send.mutate({ conversationId, nonce: crypto.randomUUID(), text: "<!here> hello" });
    return (await mentionsOf(colleague)) > 0;
  });
  expect(await mentionsOf(guest)).toBe(0);
});
