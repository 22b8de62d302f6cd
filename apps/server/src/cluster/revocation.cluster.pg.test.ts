import { type Reason, reasonOf } from "@parley/api";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendText } from "../testing/conversation-factories.js";
import { eventually } from "../testing/eventually.js";
import { createScene, type Scene } from "../testing/scene.js";
import { type ClusterWorld, createClusterWorld } from "../testing/servers/cluster-world.js";
import { openTestRedis } from "../testing/servers/start-redis.js";
import { CLOSE } from "../transport/live/limits.js";

/** Far below the minute in which expired sessions are looked for: only hint and watch can be this quick. */
const SOON_MS = 5_000;

const refusal = (call: Promise<unknown>, reason: Reason) =>
  call.then(
    () => false,
    (error: unknown) => reasonOf(error) === reason,
  );

describe.each([
  ["with Redis", openTestRedis],
  ["without Redis", async () => null],
])("what ends on one node ends on the other, %s", (_name, openRedis) => {
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

  it("the connections of a revoked session, and its calls", async () => {
    const [a, b] = world.nodes;
    const phone = await world.people.signInAgain(scene.owner);
    const [onPhone, onDesk] = [await b.follow(phone), await b.follow(scene.owner)];
    await a.as(scene.owner).sessions.revoke.mutate({ sessionId: phone.actor.sessionId });
    const end = await eventually("the phone's connection is closed", () => onPhone.socket.end, SOON_MS);
    expect(end.code).toBe(CLOSE.sessionEnded);
    await eventually("its calls are refused", () => refusal(b.as(phone).auth.me.query(), "SIGNED_OUT"), SOON_MS);
    expect(onDesk.socket.end).toBeNull();
  });

  it("the connections of somebody who signs out elsewhere with the same session", async () => {
    const [a, b] = world.nodes;
    const follower = await b.follow(scene.guest);
    await a.as(scene.guest).auth.signOut.mutate();
    await eventually("the connection is closed", () => follower.socket.end, SOON_MS);
    await eventually("calls are refused", () => refusal(b.as(scene.guest).auth.me.query(), "SIGNED_OUT"), SOON_MS);
    expect(follower.socket.end?.code).toBe(CLOSE.sessionEnded);
  });

  it("the connections of a deactivated member, and their calls; nothing is told to them any more", async () => {
    const [a, b] = world.nodes;
    const follower = await b.follow(scene.colleague);
    const { memberId } = scene.colleague.actor;
    await a.as(scene.owner).members.deactivate.mutate({ memberId });
    await sendText(a.services, scene.owner.actor, scene.group.id, "without them");
    await eventually("the connection is closed", () => follower.socket.end, SOON_MS);
    const calls = () => refusal(b.as(scene.colleague).conversations.list.query({}), "NOT_FOUND");
    await eventually("calls are refused", calls, SOON_MS);
    expect(follower.texts()).toEqual([]);
  });

  it("but a reactivated member comes back on any node", async () => {
    const [a, b] = world.nodes;
    const { memberId } = scene.colleague.actor;
    await b.follow(scene.owner);
    await a.as(scene.owner).members.deactivate.mutate({ memberId });
    const calls = () => refusal(b.as(scene.colleague).conversations.list.query({}), "NOT_FOUND");
    await eventually("calls are refused", calls, SOON_MS);
    await a.as(scene.owner).members.reactivate.mutate({ memberId });
    await eventually("calls are answered", () => b.as(scene.colleague).conversations.list.query({}), SOON_MS);
    const follower = await b.follow(scene.colleague);
    await sendText(a.services, scene.owner.actor, scene.group.id, "welcome back");
    await eventually("they are told again", () => follower.texts().includes("welcome back"));
    expect(follower.socket.end).toBeNull();
  });
});
