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

const groupOf = () => ({ conversationId: scene.group.id });

describe("groups.create", () => {
  test("appears for everybody who is in it from the beginning", async () => {
    const { owner, colleague, guest, outsider } = scene;
    const memberIds = [colleague.actor.memberId, guest.actor.memberId];
    const { result, received } = await verifyAction(
      world,
      "groups.create",
      owner,
      (client) => client.groups.create.mutate({ name: "Summer party", visibility: "private", memberIds }),
      { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
    );
    expect(received.guest.state.conversations[result.conversation.id]).toMatchObject({
      name: "Summer party",
      memberCount: 3,
    });
  });
});

describe("groups.update", () => {
  test("renames it for everybody in it", async () => {
    const { owner, colleague, guest, outsider, group } = scene;
    const { received } = await verifyAction(
      world,
      "groups.update",
      owner,
      (client) => client.groups.update.mutate({ ...groupOf(), name: "Renamed", description: "What for" }),
      { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
    );
    expect(received.guest.state.conversations[group.id]).toMatchObject({ name: "Renamed", description: "What for" });
  });
});

describe("groups.archive", () => {
  test.each([true, false])("with archived %s changes it for everybody in it", async (archived) => {
    const { owner, colleague, guest, outsider, group } = scene;
    if (!archived) await world.as(owner).groups.archive.mutate(groupOf());
    const { received } = await verifyAction(
      world,
      "groups.archive",
      owner,
      (client) => client.groups.archive.mutate({ ...groupOf(), archived }),
      { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
    );
    expect(received.guest.state.conversations[group.id]?.archivedAt === null).toBe(!archived);
  });
});

describe("groups.delete", () => {
  test("takes it away from everybody", async () => {
    const { owner, colleague, guest, outsider, group } = scene;
    const { received } = await verifyAction(
      world,
      "groups.delete",
      owner,
      (client) => client.groups.delete.mutate(groupOf()),
      {
        as: { owner, colleague, guest, outsider },
        silent: ["outsider"],
      },
    );
    for (const reader of Object.values(received)) expect(reader.state.conversations[group.id]).toBeUndefined();
  });
});

describe("groups.addMember", () => {
  test("shows the group to the newcomer, and the newcomer to the group", async () => {
    const { owner, colleague, guest, outsider, group } = scene;
    const { received } = await verifyAction(
      world,
      "groups.addMember",
      colleague,
      (client) => client.groups.addMember.mutate({ ...groupOf(), memberId: outsider.actor.memberId }),
      { as: { owner, colleague, guest, outsider } },
    );
    expect(received.outsider.state.conversations[group.id]).toMatchObject({ memberCount: 4, unreadCount: 0 });
    expect(received.guest.state.members[outsider.actor.memberId]).toMatchObject({ name: outsider.name });
  });

  test("brings somebody back who had left", async () => {
    const { owner, guest, group } = scene;
    await world.as(guest).groups.leave.mutate(groupOf());
    const { received } = await verifyAction(
      world,
      "groups.addMember",
      owner,
      (client) => client.groups.addMember.mutate({ ...groupOf(), memberId: guest.actor.memberId }),
      { as: { owner, guest } },
    );
    expect(received.guest.state.conversations[group.id]?.memberCount).toBe(3);
  });
});

describe("groups.removeMember", () => {
  test("takes the group away from them, and tells them nothing more", async () => {
    const { owner, colleague, guest, outsider, group } = scene;
    const { received } = await verifyAction(
      world,
      "groups.removeMember",
      owner,
      (client) => client.groups.removeMember.mutate({ ...groupOf(), memberId: guest.actor.memberId }),
      { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
    );
    expect(received.guest.events.map(({ type }) => type)).toEqual(["conversation.left"]);
    expect(received.colleague.state.conversations[group.id]?.memberCount).toBe(2);
  });
});

describe("groups.setRole", () => {
  test("is known to everybody in it", async () => {
    const { owner, colleague, guest, outsider, group } = scene;
    const { received } = await verifyAction(
      world,
      "groups.setRole",
      owner,
      (client) => client.groups.setRole.mutate({ ...groupOf(), memberId: colleague.actor.memberId, role: "moderator" }),
      { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
    );
    expect(received.colleague.state.conversations[group.id]?.role).toBe("moderator");
  });
});

describe("groups.join", () => {
  test("shows the group to who joins, past and all, and them to the group", async () => {
    const { owner, colleague, guest, outsider } = scene;
    await world.as(owner).groups.update.mutate({ ...groupOf(), visibility: "public" });
    const { result, received } = await verifyAction(
      world,
      "groups.join",
      outsider,
      (client) => client.groups.join.mutate(groupOf()),
      { as: { owner, colleague, guest, outsider } },
    );
    expect(received.outsider.state.conversations[result.conversation.id]).toMatchObject({ memberCount: 4 });
  });
});

describe("groups.leave", () => {
  test("takes the group from who leaves, and counts them out for the others", async () => {
    const { owner, colleague, guest, outsider, group } = scene;
    const { received } = await verifyAction(
      world,
      "groups.leave",
      guest,
      (client) => client.groups.leave.mutate(groupOf()),
      {
        as: { owner, colleague, guest, outsider },
        silent: ["outsider"],
      },
    );
    expect(received.guest.state.conversations[group.id]).toBeUndefined();
    expect(received.owner.state.conversations[group.id]?.memberCount).toBe(2);
  });
});
