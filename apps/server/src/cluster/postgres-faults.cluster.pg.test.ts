import { reasonOf } from "@parley/api";
import { startPostgres, type ThrowawayPostgres } from "@parley/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../testing/eventually.js";
import { createScene } from "../testing/scene.js";
import { type ClusterWorld, createClusterWorld } from "../testing/servers/cluster-world.js";
import { startRedis, type ThrowawayRedis } from "../testing/servers/start-redis.js";

let postgres: ThrowawayPostgres;
let redis: ThrowawayRedis;
let world: ClusterWorld;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  world = await createClusterWorld({ databaseUrl: postgres.url, redisUrl: redis.url });
});
afterAll(async () => {
  await world.close();
  await Promise.all([postgres.stop(), redis.stop()]);
});

describe("a Postgres that is killed and started again", () => {
  it("costs waiting or a typed reason, and nothing that was acknowledged; both nodes go on by themselves", async () => {
    const scene = await createScene(world);
    const [a, b] = world.nodes;
    const followers = [await a.follow(scene.guest), await b.follow(scene.colleague)];
    const acknowledged: string[] = [];
    const reasons = new Set<string | undefined>();
    let sending = true;

    const sender = async (node: typeof a, author: typeof scene.owner, name: string) => {
      for (let index = 0; sending; index += 1) {
        const input = { conversationId: scene.group.id, nonce: crypto.randomUUID(), text: `${name} ${index}` };
        await node
          .as(author)
          .messages.send.mutate(input)
          .then(
            () => acknowledged.push(input.text),
            (error: unknown) => reasons.add(reasonOf(error)),
          );
      }
    };
    const senders = [sender(a, scene.owner, "from a"), sender(b, scene.colleague, "from b")];
    const more = async (than: number) => eventually("sends go on", () => acknowledged.length > than + 20, 20_000);

    await more(0);
    await postgres.kill();
    await eventually("sends are refused", () => reasons.size > 0, 20_000);
    await postgres.start();
    await more(acknowledged.length);
    sending = false;
    await Promise.all(senders);

    const texts = () => followers.map((follower) => follower.texts());
    await eventually("all is shown", () =>
      texts().every((shown) => acknowledged.every((text) => shown.includes(text))),
    );
    const [one = [], other = []] = texts();
    expect(one).toEqual(other);
    expect(new Set(one).size).toBe(one.length);
    for (const reason of reasons) expect(["DATABASE_UNAVAILABLE", "OVERLOADED"]).toContain(reason);
    expect(followers.map(({ socket }) => socket.end)).toEqual([null, null]);
  });
});
