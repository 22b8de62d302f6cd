import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGroup, sendText } from "./conversation-factories.js";
import { eventually } from "./eventually.js";
import { createWorld, type World } from "./world.js";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe("a world", () => {
  test("has people of every role whose tokens the real gate lets in", async () => {
    const owner = await world.people.createOwner();
    const guest = await world.people.createMember(owner.workspace, "guest", { name: "Gus" });
    const me = await world.as(guest).auth.me.query();
    expect(me.member).toMatchObject({ id: guest.actor.memberId, role: "guest", name: "Gus" });
    expect((await world.as(owner).members.list.query()).items.map(({ role }) => role).sort()).toEqual([
      "guest",
      "owner",
    ]);
  });

  test("calls over HTTP and the socket, and keeps one client per person", async () => {
    const owner = await world.people.createOwner();
    const group = await createGroup(world.services, owner.actor);
    const message = await sendText(world.services, owner.actor, group.id, "Hello");
    const socket = await world.socket(owner);
    const input = { conversationId: group.id };
    const overHttp = await world.call(owner, "query", "messages.list", input);
    expect(overHttp).toMatchObject({ ok: true, data: { items: [{}, { id: message.id }] } });
    expect(await socket.call("query", "messages.list", input)).toEqual(overHttp);
    expect(world.as(owner)).toBe(world.as(owner));
    expect(await world.call(null, "query", "messages.list", input)).toMatchObject({ ok: false, reason: "SIGNED_OUT" });
  });

  test("comes back on the same data after a stop", async () => {
    const owner = await world.people.createOwner();
    const group = await createGroup(world.services, owner.actor);
    await world.stop();
    await expect(world.as(owner).auth.me.query()).rejects.toThrow("fetch failed");
    await world.start();
    const { items } = await world.as(owner).conversations.list.query();
    expect(items.map(({ id }) => id)).toEqual([group.id]);
  });
});

describe("eventually", () => {
  test("ends with the first thing that is there, and names what never came", async () => {
    let looked = 0;
    expect(await eventually("three looks", () => (++looked === 3 ? looked : null))).toBe(3);
    const never = eventually("a miracle", () => Promise.reject(new Error("no")), 20);
    await expect(never).rejects.toThrow("Did not come about within 20 ms: a miracle");
  });
});
