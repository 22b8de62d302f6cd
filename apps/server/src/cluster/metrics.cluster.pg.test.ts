import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendText } from "../testing/conversation-factories.js";
import { eventually } from "../testing/eventually.js";
import { createScene, type Scene } from "../testing/scene.js";
import { type ClusterWorld, createClusterWorld } from "../testing/servers/cluster-world.js";
import { scrape } from "../testing/servers/scrape.js";
import { startRedis, type ThrowawayRedis } from "../testing/servers/start-redis.js";

let redis: ThrowawayRedis;
let world: ClusterWorld;
let scene: Scene;

beforeAll(async () => {
  redis = await startRedis();
  world = await createClusterWorld({ redisUrl: redis.url });
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(async () => {
  await world.close();
  await redis.stop();
});

const figure = async (line: string) => (await scrape(world.nodes[0].url)).valueOf(line);
const redisIs = (up: 0 | 1) =>
  eventually(`Redis is shown as ${up}`, async () => (await figure("parley_redis_up")) === up);

describe("metrics of a node among others", () => {
  it("tell whether Redis answers, and how many hints went over it or were dropped", async () => {
    await redisIs(1);
    const [sent, dropped] = ['parley_bus_hints_total{outcome="sent"}', 'parley_bus_hints_total{outcome="dropped"}'];
    const before = await figure(sent);
    await sendText(world.services, scene.owner.actor, scene.group.id);
    await eventually("the hint is counted", async () => (await figure(sent)) > before);
    await redis.kill();
    await redisIs(0);
    const lost = await figure(dropped);
    await sendText(world.services, scene.owner.actor, scene.group.id);
    expect(await figure(dropped)).toBeGreaterThan(lost);
    await redis.start();
    await redisIs(1);
  });

  it("count deliveries where the receivers are connected", async () => {
    const before = await Promise.all(world.nodes.map(async ({ url }) => scrape(url)));
    const follower = await world.nodes[1].follow(scene.colleague);
    await sendText(world.services, scene.owner.actor, scene.group.id, "across");
    await eventually("it has arrived", () => follower.texts().includes("across"));
    const after = await Promise.all(world.nodes.map(async ({ url }) => scrape(url)));
    const grown = after.map((now, node) => {
      const [line, then] = ["parley_deliveries_total", before[node]];
      return now.valueOf(line) - (then?.valueOf(line) ?? 0);
    });
    expect(grown).toEqual([0, 1]);
  });
});

describe("read cursors on two nodes", () => {
  it("arrive on the other node a moment later, and a move back there counts from then on", async () => {
    const { owner, colleague, group, message } = scene;
    const [a, b] = world.nodes;
    const later = await sendText(world.services, owner.actor, group.id, "later");
    const unreadOn = async (node: typeof a) => {
      const { items } = await node.as(colleague).conversations.list.query();
      return items[0]?.unreadCount;
    };
    await a.as(colleague).receipts.markRead.mutate({ conversationId: group.id, seq: later.seq });
    expect(await unreadOn(a)).toBe(0);
    await eventually("the other node knows", async () => (await unreadOn(b)) === 0);
    await a.as(colleague).receipts.markRead.mutate({ conversationId: group.id, seq: later.seq });
    await b.as(colleague).receipts.markUnread.mutate({ messageId: message.id });
    expect([await unreadOn(a), await unreadOn(b)]).toEqual([2, 2]);
  });
});
