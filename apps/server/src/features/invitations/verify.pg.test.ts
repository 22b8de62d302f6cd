import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testEmail } from "../../testing/identity-factories.js";
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

describe("invitations.create and invitations.revoke", () => {
  test("are told to nobody: a link is no event", async () => {
    const { owner, colleague, guest } = scene;
    const watching = { as: { owner, colleague, guest }, silent: ["owner", "colleague", "guest"] } as const;
    const { result } = await verifyAction(
      world,
      "invitations.create",
      colleague,
      (client) => client.invitations.create.mutate({ role: "guest" }),
      watching,
    );
    await verifyAction(
      world,
      "invitations.revoke",
      colleague,
      (client) => client.invitations.revoke.mutate({ invitationId: result.invitation.id }),
      watching,
    );
    const { items } = await world.as(colleague).invitations.list.query();
    expect(items[0]?.revokedAt).not.toBeNull();
  });
});

describe("invitations.accept", () => {
  test("shows the newcomer to everybody but to guests, who share nothing with them yet", async () => {
    const { owner, colleague, guest, outsider } = scene;
    const { invitation } = await world.as(owner).invitations.create.mutate({ role: "member" });
    const { result, received } = await verifyAction(
      world,
      "invitations.accept",
      null,
      (client) =>
        client.invitations.accept.mutate({
          token: invitation.token,
          name: "Nadia Newcomer",
          email: testEmail(),
          password: "correct horse",
          issue: "token",
        }),
      { as: { owner, colleague, guest, outsider }, silent: ["guest"] },
    );
    const { memberId } = result.workspace;
    expect(received.outsider.events).toMatchObject([{ type: "member.joined", member: { id: memberId } }]);
    expect(received.colleague.state.members[memberId]).toMatchObject({ name: "Nadia Newcomer", role: "member" });
  });

  test("by somebody of another workspace shows them here, and changes nothing there", async () => {
    const { owner } = scene;
    const neighbour = await world.people.createOwner({ name: "Ned Neighbour" });
    const { invitation } = await world.as(owner).invitations.create.mutate({ role: "guest" });
    const { received } = await verifyAction(
      world,
      "invitations.accept",
      neighbour,
      (client) => client.invitations.accept.mutate({ token: invitation.token, issue: "token" }),
      { as: { owner, neighbour }, silent: ["neighbour"] },
    );
    expect(received.owner.events).toMatchObject([{ type: "member.joined", member: { name: "Ned Neighbour" } }]);
  });
});
