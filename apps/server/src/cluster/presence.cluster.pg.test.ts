import type { EphemeralSignal, MemberPresence } from "@parley/api/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendText } from "../testing/conversation-factories.js";
import { eventually } from "../testing/eventually.js";
import { createScene, type Scene } from "../testing/scene.js";
import { type ClusterWorld, createClusterWorld, type Follower } from "../testing/servers/cluster-world.js";
import { startRedis, type ThrowawayRedis } from "../testing/servers/start-redis.js";
import type { WorldMember } from "../testing/world-people.js";

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

/** What somebody was told last of a member's presence. */
function shown(follower: Follower, { actor }: WorldMember): MemberPresence | undefined {
  return follower
    .signals()
    .filter((signal): signal is Extract<EphemeralSignal, { type: "presence" }> => signal.type === "presence")
    .findLast(({ memberId }) => memberId === actor.memberId);
}

const becomes = (follower: Follower, member: WorldMember, expected: Partial<MemberPresence>) =>
  eventually(`a presence becomes ${JSON.stringify(expected)}`, () => {
    const presence = shown(follower, member);
    return (
      presence !== undefined && Object.entries(expected).every(([key, value]) => Reflect.get(presence, key) === value)
    );
  });

const ask = async (node: ClusterWorld["nodes"][number], asking: WorldMember, { actor }: WorldMember) => {
  const { presences } = await node.as(asking).presence.get.query({ memberIds: [actor.memberId] });
  return presences[0]?.status;
};

describe("presence over two nodes", () => {
  it("shows on each who is connected to the other: live, to newcomers, and when asked", async () => {
    const [a, b] = world.nodes;
    const owner = await a.follow(scene.owner);
    const colleague = await b.follow(scene.colleague);
    await becomes(owner, scene.colleague, { status: "online" });
    await becomes(colleague, scene.owner, { status: "online" });
    await eventually("asking tells the same", async () => (await ask(a, scene.owner, scene.colleague)) === "online");
    expect(await ask(b, scene.guest, scene.owner)).toBe("online");
    const outsider = await b.follow(scene.outsider);
    expect(shown(outsider, scene.colleague)).toBeUndefined();
  });

  it("lets somebody go on both once their last connection on any node is gone, with when that was [F5.5]", async () => {
    const [a, b] = world.nodes;
    const owner = await a.follow(scene.owner);
    const phone = await a.follow(await world.people.signInAgain(scene.colleague));
    const desk = await b.follow(scene.colleague);
    await becomes(owner, scene.colleague, { status: "online" });
    phone.socket.close();
    desk.socket.close();
    await becomes(owner, scene.colleague, { status: "offline" });
    const { presences } = await b.as(scene.owner).presence.get.query({ memberIds: [scene.colleague.actor.memberId] });
    expect([presences[0]?.status, shown(owner, scene.colleague)?.status]).toEqual(["offline", "offline"]);
    for (const presence of [presences[0], shown(owner, scene.colleague)])
      expect(presence?.lastSeenAt).toEqual(expect.any(String));
    const told = owner.signals().filter((signal) => signal.type === "presence" && signal.status === "offline");
    expect(
      told.filter((signal) => "memberId" in signal && signal.memberId === scene.colleague.actor.memberId),
    ).toHaveLength(1);
  });

  it("takes the word of an idle device, and a chosen status, on whichever node it arrives", async () => {
    const [a, b] = world.nodes;
    const owner = await a.follow(scene.owner);
    const { connectionId } = await b.follow(scene.colleague);
    await becomes(owner, scene.colleague, { status: "online" });
    await a.as(scene.colleague).presence.signal.mutate({ connectionId, idle: true });
    await becomes(owner, scene.colleague, { status: "away" });
    await a.as(scene.colleague).presence.signal.mutate({ connectionId, idle: false });
    await becomes(owner, scene.colleague, { status: "online" });
    const answer = await a.as(scene.colleague).presence.set.mutate({ status: "dnd", text: "At the notary" });
    expect(answer).toMatchObject({ status: "dnd", text: "At the notary" });
    await becomes(owner, scene.colleague, { status: "dnd", text: "At the notary" });
  });

  it("carries typing and read marks to the streams of the other, and to nobody who may not know", async () => {
    const [a, b] = world.nodes;
    const [colleague, outsider] = [await b.follow(scene.colleague), await b.follow(scene.outsider)];
    const tablet = await b.follow(await world.people.signInAgain(scene.owner));
    await a.as(scene.owner).typing.signal.mutate({ conversationId: scene.group.id, typing: true });
    await eventually("typing is told", () => colleague.signals().some(({ type }) => type === "typing"));
    const message = await sendText(b.services, scene.colleague.actor, scene.group.id, "Read me");
    await a.as(scene.owner).receipts.markRead.mutate({ conversationId: scene.group.id, seq: message.seq });
    await eventually("the other device is told", () => tablet.signals().some(({ type }) => type === "read"));
    const told = (follower: Follower) => new Set(follower.signals().map(({ type }) => type));
    expect([told(colleague).has("read"), told(outsider).has("typing"), told(tablet).has("typing")]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("carries to an author on the other what has reached a device here, and what was read", async () => {
    const [a, b] = world.nodes;
    const [author, guest] = [await b.follow(scene.colleague), await b.follow(scene.guest)];
    const message = await sendText(b.services, scene.colleague.actor, scene.group.id, "Has it come?");
    const toldOf = (follower: Follower) =>
      follower.signals().flatMap((signal) => (signal.type === "receipt" ? signal.receipts : []));
    const ofOwner = (expected: object) =>
      eventually(`the author is told ${JSON.stringify(expected)}`, () => {
        const told = toldOf(author).findLast(({ memberId }) => memberId === scene.owner.actor.memberId);
        return told !== undefined && Object.entries(expected).every(([key, value]) => Reflect.get(told, key) === value);
      });
    await a.as(scene.owner).receipts.acknowledge.mutate({ seq: message.seq });
    await ofOwner({ deliveredSeq: message.seq });
    await a.as(scene.owner).receipts.markRead.mutate({ conversationId: scene.group.id, seq: message.seq });
    await ofOwner({ deliveredSeq: message.seq, readSeq: message.seq });
    expect(toldOf(guest)).toEqual([]);
  });

  it("is right again after a Redis that was killed and came back empty", async () => {
    const [a, b] = world.nodes;
    const owner = await a.follow(scene.owner);
    const desk = await b.follow(scene.colleague);
    await becomes(owner, scene.colleague, { status: "online" });
    await redis.kill();
    const guest = await b.follow(scene.guest);
    await b.as(scene.colleague).presence.set.mutate({ status: "dnd" });
    await redis.start();
    await becomes(owner, scene.guest, { status: "online" });
    await becomes(owner, scene.colleague, { status: "dnd" });
    for (const follower of [guest, desk]) follower.socket.close();
    await becomes(owner, scene.guest, { status: "offline" });
    await becomes(owner, scene.colleague, { status: "offline" });
    expect(owner.socket.end).toBeNull();
  });
});
