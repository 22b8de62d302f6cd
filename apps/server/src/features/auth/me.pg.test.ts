import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspaceWithOwner, inviteMember, type TestPerson } from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../../testing/identity-world.js";

let world: IdentityWorld;
let owner: TestPerson;

beforeAll(async () => {
  world = await createIdentityWorld();
  owner = await createWorkspaceWithOwner(world);
});
afterAll(() => world.close());

describe("auth.me", () => {
  it("tells who somebody is, where, and as whom in the workspace they call about", async () => {
    const guest = await inviteMember(world, owner, { role: "guest" });
    const { user, workspaces, member } = await world.services.auth.me(guest.identity, guest.actor);
    expect(user).toEqual(guest.user);
    expect(workspaces).toEqual([guest.workspace]);
    expect(member).toMatchObject({ id: guest.actor.memberId, role: "guest", userId: guest.user.id });
  });

  it("leaves the member out when no workspace is named", async () => {
    const me = await world.services.auth.me(owner.identity, null);
    expect(me).toEqual({ user: owner.user, workspaces: [owner.workspace] });
    expect("member" in me).toBe(false);
  });

  it("knows somebody who belongs nowhere any more", async () => {
    const person = await inviteMember(world, owner);
    await world.services.members.deactivate(owner.actor, { memberId: person.actor.memberId });
    expect(await world.services.auth.me(person.identity, null)).toEqual({ user: person.user, workspaces: [] });
  });
});
