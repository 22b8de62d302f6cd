import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendText } from "../testing/conversation-factories.js";
import { eventually } from "../testing/eventually.js";
import { createScene, type Scene } from "../testing/scene.js";
import { type ClusterWorld, createClusterWorld } from "../testing/servers/cluster-world.js";
import { openTestRedis } from "../testing/servers/start-redis.js";

describe.each([
  ["with Redis", openTestRedis],
  ["without Redis, by the head check alone (N1)", async () => null],
])("two nodes %s", (_name, openRedis) => {
  let redis: Awaited<ReturnType<typeof openRedis>>;
  let world: ClusterWorld;
  let scene: Scene;

  beforeAll(async () => {
    redis = await openRedis();
    world = await createClusterWorld({ redisUrl: redis?.url });
  });
  beforeEach(async () => {
    scene = await createScene(world);
  });
  afterAll(async () => {
    await world.close();
    await redis?.stop();
  });

  it("show on each what was sent on the other", async () => {
    const [a, b] = world.nodes;
    const [owner, colleague] = [await a.follow(scene.owner), await b.follow(scene.colleague)];
    await sendText(a.services, scene.owner.actor, scene.group.id, "from a");
    await eventually("b shows it", () => colleague.texts().includes("from a"));
    await sendText(b.services, scene.colleague.actor, scene.group.id, "from b");
    await eventually("both show it", () => [owner, colleague].every((reader) => reader.texts().includes("from b")));
    expect([owner.texts(), colleague.texts()]).toEqual([
      ["from a", "from b"],
      ["from a", "from b"],
    ]);
  });

  it("keep one order for all readers while both write", async () => {
    const [a, b] = world.nodes;
    const followers = await Promise.all([
      a.follow(scene.owner),
      b.follow(scene.owner),
      a.follow(scene.colleague),
      b.follow(scene.guest),
    ]);
    const writes = Array.from({ length: 60 }, (_, index) => {
      const [node, author] = index % 2 === 0 ? [a, scene.owner] : [b, scene.colleague];
      return sendText(node.services, author.actor, scene.group.id, `word ${index}`);
    });
    const stored = (await Promise.all(writes)).sort((one, other) => one.seq - other.seq).map(({ text }) => text);
    for (const follower of followers)
      await eventually("everybody has everything", () => follower.texts().length >= stored.length);
    expect(followers.map((follower) => follower.texts())).toEqual(followers.map(() => stored));
  });

  it("resume on each other what was begun on the one, by its last event", async () => {
    const [a, b] = world.nodes;
    const before = await a.follow(scene.colleague);
    await sendText(a.services, scene.owner.actor, scene.group.id, "seen");
    const [last] = await eventually("it is seen", () => before.events().length > 0 && before.events().slice(-1));
    before.socket.close();
    await sendText(a.services, scene.owner.actor, scene.group.id, "missed on a");
    await sendText(b.services, scene.guest.actor, scene.group.id, "missed on b");
    const after = await b.follow(scene.colleague, last?.id);
    await sendText(a.services, scene.owner.actor, scene.group.id, "live again");
    await eventually("all of it has come", () => after.texts().includes("live again"));
    expect(after.texts()).toEqual(["missed on a", "missed on b", "live again"]);
  });

  it("tell somebody who was put out on the one nothing more of the group where they resume at once on the other (R3a)", async () => {
    const [a, b] = world.nodes;
    const place = { conversationId: scene.group.id, memberId: scene.colleague.actor.memberId };
    const [before, witness] = [await a.follow(scene.colleague), await b.follow(scene.guest)];
    await sendText(a.services, scene.owner.actor, scene.group.id, "seen");
    const [last] = await eventually("it is seen", () => before.events().length > 0 && before.events().slice(-1));
    before.socket.close();
    for (let round = 1; round <= 5; round += 1) {
      await sendText(a.services, scene.owner.actor, scene.group.id, `not for them ${round}`);
      await eventually("b knows the word", () => witness.texts().includes(`not for them ${round}`));
      await a.services.groups.removeMember(scene.owner.actor, place);
      const after = await b.follow(scene.colleague, last?.id);
      // That they were taken in again, in the round before, is theirs to be told.
      const shown = () => after.events().flatMap(({ event: { type } }) => (type === "notification.added" ? [] : type));
      await eventually("their leaving is shown", () => shown().includes("conversation.left"));
      expect([after.texts(), new Set(shown())]).toEqual([[], new Set(["conversation.left"])]);
      after.socket.close();
      await a.services.groups.addMember(scene.owner.actor, { ...place, role: "member" });
    }
  });

  it("show a newcomer to a conversation what comes from then on, wherever they were added", async () => {
    const [a, b] = world.nodes;
    const outsider = await b.follow(scene.outsider);
    await sendText(a.services, scene.owner.actor, scene.group.id, "before");
    await a.services.groups.addMember(scene.owner.actor, {
      conversationId: scene.group.id,
      memberId: scene.outsider.actor.memberId,
      role: "member",
    });
    await sendText(a.services, scene.owner.actor, scene.group.id, "after");
    await eventually("the newcomer sees it", () => outsider.texts().includes("after"));
    expect(outsider.texts()).toEqual(["after"]);
  });
});
