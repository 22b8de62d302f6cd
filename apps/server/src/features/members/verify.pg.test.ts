import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createScene, type Scene } from "../../testing/scene.js";
import { verifyAction } from "../../testing/verify-action.js";
import { createWorld, type World } from "../../testing/world.js";

let world: World;
let scene: Scene;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(() => world.close());

describe("members.setRole", () => {
  test("is told to everybody who may know of the person", async () => {
    const { owner, colleague, guest, outsider } = scene;
    const { received } = await verifyAction(
      world,
      "members.setRole",
      owner,
      (client) => client.members.setRole.mutate({ memberId: colleague.actor.memberId, role: "admin" }),
      { as: { owner, colleague, guest, outsider } },
    );
    expect(received.colleague.state.workspace.role).toBe("admin");
    expect(received.guest.state.members[colleague.actor.memberId]?.role).toBe("admin");
  });

  test("of somebody a guest shares nothing with is not told to the guest", async () => {
    const { owner, guest, outsider } = scene;
    await verifyAction(
      world,
      "members.setRole",
      owner,
      (client) => client.members.setRole.mutate({ memberId: outsider.actor.memberId, role: "admin" }),
      { as: { guest, outsider }, silent: ["guest"] },
    );
    expect((await world.as(guest).members.list.query()).items).toHaveLength(3);
  });

  test.each(["member", "guest"] as const)("into %s changes whom they see from now on", async (role) => {
    const { owner, colleague, guest } = scene;
    const person = role === "member" ? guest : colleague;
    const { received } = await verifyAction(
      world,
      "members.setRole",
      owner,
      (client) => client.members.setRole.mutate({ memberId: person.actor.memberId, role }),
      { as: { owner, person } },
    );
    expect(received.person.state.workspace.role).toBe(role);
  });
});

describe("members.deactivate", () => {
  test("closes their connections for good, and shows them deactivated to the others", async () => {
    const { owner, colleague, guest, outsider } = scene;
    const { received } = await verifyAction(
      world,
      "members.deactivate",
      owner,
      (client) => client.members.deactivate.mutate({ memberId: colleague.actor.memberId }),
      { as: { owner, colleague, guest, outsider } },
    );
    expect(received.colleague.ended).toBe(true);
    expect(received.guest.state.members[colleague.actor.memberId]?.deactivatedAt).not.toBeNull();
  });
});

describe("members.reactivate", () => {
  test("brings them back as they were, groups included", async () => {
    const { owner, colleague, guest, outsider, group } = scene;
    await world.services.members.deactivate(owner.actor, { memberId: colleague.actor.memberId });
    const { received } = await verifyAction(
      world,
      "members.reactivate",
      owner,
      (client) => client.members.reactivate.mutate({ memberId: colleague.actor.memberId }),
      { as: { owner, guest, outsider } },
    );
    expect(received.outsider.events).toMatchObject([{ type: "member.changed" }]);
    const { conversation } = await world.as(colleague).conversations.get.query({ conversationId: group.id });
    expect(conversation.unreadCount).toBe(1);
  });
});

describe("members.updateMe", () => {
  test("renames a guest for those who share a conversation and for all members", async () => {
    const { owner, guest, outsider } = scene;
    const { received } = await verifyAction(
      world,
      "members.updateMe",
      guest,
      (client) => client.members.updateMe.mutate({ name: "Gustav" }),
      { as: { owner, guest, outsider } },
    );
    expect(received.owner.state.members[guest.actor.memberId]?.name).toBe("Gustav");
    expect(received.outsider.events).toHaveLength(1);
  });
});
