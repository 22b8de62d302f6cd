import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { refused } from "../testing/refused.js";
import { createScene, type Scene } from "../testing/scene.js";
import { createWorld, type World } from "../testing/world.js";
import type { Feed } from "./feed.js";

let world: World;
let scene: Scene;
let feed: Feed;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  scene = await createScene(world);
  feed = world.app.container.hub.feed(scene.workspace.id);
  await feed.ready;
});
afterAll(() => world.close());

it("opens streams to those who are members by its log, however late they came (N3b)", async () => {
  expect((await feed.requireMember(scene.guest.actor.memberId)).id).toBe(scene.guest.actor.memberId);
  const newcomer = await world.people.createMember(scene.workspace, "member");
  expect((await feed.requireMember(newcomer.actor.memberId)).id).toBe(newcomer.actor.memberId);
});

it("opens none to somebody deactivated, whatever the gate remembers, until they are back (N3b)", async () => {
  const { memberId } = scene.colleague.actor;
  const told: string[] = [];
  world.app.container.hub.onDeactivated((deactivated) => told.push(deactivated.memberId));
  await world.services.members.deactivate(scene.owner.actor, { memberId });
  await world.settle(scene.workspace.id);
  await expect(feed.requireMember(memberId)).rejects.toEqual(refused("NOT_FOUND"));
  await expect(feed.requireMember(crypto.randomUUID())).rejects.toEqual(refused("NOT_FOUND"));
  expect(told).toEqual([memberId]);
  await world.services.members.reactivate(scene.owner.actor, { memberId });
  expect((await feed.requireMember(memberId)).id).toBe(memberId);
});

it("starts with the deactivated left out", async () => {
  const elsewhere = await createWorld();
  try {
    const other = await createScene(elsewhere);
    await elsewhere.services.members.deactivate(other.owner.actor, { memberId: other.guest.actor.memberId });
    await elsewhere.stop();
    await elsewhere.start();
    const fresh = elsewhere.app.container.hub.feed(other.workspace.id);
    await expect(fresh.requireMember(other.guest.actor.memberId)).rejects.toEqual(refused("NOT_FOUND"));
    expect((await fresh.requireMember(other.owner.actor.memberId)).id).toBe(other.owner.actor.memberId);
  } finally {
    await elsewhere.close();
  }
});
