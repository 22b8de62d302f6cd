import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../testing/eventually.js";
import { createScene, type Scene } from "../testing/scene.js";
import { type ClusterWorld, createClusterWorld, type Follower } from "../testing/servers/cluster-world.js";
import { startRedis, type ThrowawayRedis } from "../testing/servers/start-redis.js";

let redis: ThrowawayRedis;
let world: ClusterWorld;
let scene: Scene;
let follower: Follower;

beforeAll(async () => {
  redis = await startRedis();
  world = await createClusterWorld({ redisUrl: redis.url });
});
beforeEach(async () => {
  scene = await createScene(world);
  follower = await world.nodes[1].follow(scene.colleague);
});
afterAll(async () => {
  await world.close();
  await redis.stop();
});

/** Sends through the front door of the first node, limits and all; gives the texts it acknowledged. */
async function send(word: string, times = 40): Promise<string[]> {
  const client = world.nodes[0].as(scene.owner);
  const sent: string[] = [];
  for (let index = 0; index < times; index += 1) {
    const text = `${word} ${index}`;
    await client.messages.send.mutate({ conversationId: scene.group.id, nonce: crypto.randomUUID(), text });
    sent.push(text);
  }
  return sent;
}

const arrive = (sent: readonly string[]) =>
  eventually("all has arrived on the other node", () => follower.texts().length >= sent.length);

/** Typing crosses nodes by the bus alone: where it arrives anew, the bus works. */
const busWorks = () => {
  const typings = () => follower.signals().filter(({ type }) => type === "typing").length;
  const before = typings();
  return eventually("the bus works", async () => {
    await world.nodes[0].as(scene.owner).typing.signal.mutate({ conversationId: scene.group.id, typing: true });
    return typings() > before;
  });
};

describe("sends and their delivery", () => {
  it("go on while Redis stands still, and the bus works again when it moves", async () => {
    await busWorks();
    const sent = await send("before", 5);
    redis.freeze();
    try {
      sent.push(...(await send("frozen")));
      await arrive(sent);
    } finally {
      redis.thaw();
    }
    sent.push(...(await send("after", 5)));
    await arrive(sent);
    expect(follower.texts()).toEqual(sent);
    await busWorks();
    expect(follower.socket.end).toBeNull();
  });

  it("go on while Redis is dead, and the bus works again when it is back", async () => {
    const sent = await send("before", 5);
    await redis.kill();
    sent.push(...(await send("dead")));
    await arrive(sent);
    await redis.start();
    sent.push(...(await send("after", 5)));
    await arrive(sent);
    expect(follower.texts()).toEqual(sent);
    await busWorks();
    expect(follower.socket.end).toBeNull();
  });

  it("do not need it at the start of a node either", async () => {
    await redis.kill();
    const another = await createClusterWorld({ redisUrl: redis.url });
    try {
      const elsewhere = await createScene(another);
      const reader = await another.nodes[1].follow(elsewhere.colleague);
      const input = { conversationId: elsewhere.group.id, nonce: crypto.randomUUID(), text: "early" };
      await another.nodes[0].as(elsewhere.owner).messages.send.mutate(input);
      await eventually("it has arrived", () => reader.texts().includes("early"));
      await redis.start();
      await eventually("the bus works", async () => {
        const { id } = elsewhere.group;
        await another.nodes[0].as(elsewhere.owner).typing.signal.mutate({ conversationId: id, typing: true });
        return reader.signals().some(({ type }) => type === "typing");
      });
      expect(reader.texts()).toEqual(["early"]);
    } finally {
      await another.close();
    }
  });
});
