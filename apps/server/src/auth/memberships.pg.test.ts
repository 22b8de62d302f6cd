import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspaceWithOwner, inviteMember, type TestPerson } from "../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../testing/identity-world.js";
import { createMemberships, type Memberships, presentMembership } from "./memberships.js";

let world: IdentityWorld;
let memberships: Memberships;
let owner: TestPerson;

beforeAll(async () => {
  world = await createIdentityWorld();
  memberships = createMemberships(world.db);
  owner = await createWorkspaceWithOwner(world, { workspaceName: "Berlin Homes" });
});
afterAll(() => world.close());

describe("memberships", () => {
  it("are found by the workspace's id and slug, in any case of letters", async () => {
    for (const ref of [owner.workspace.id, owner.workspace.id.toUpperCase(), "berlin-homes", "Berlin-Homes"]) {
      const found = await memberships.find(owner.user.id, ref);
      expect(found && presentMembership(found)).toEqual(owner.workspace);
    }
  });

  it("are listed", async () => {
    expect((await memberships.list(owner.user.id)).map(presentMembership)).toEqual([owner.workspace]);
    expect(await memberships.list(randomUUID())).toEqual([]);
  });

  it("are not found in workspaces of others, nor by anything that names none", async () => {
    const outsider = await createWorkspaceWithOwner(world);
    const refs = [
      outsider.workspace.id,
      outsider.workspace.slug,
      randomUUID(),
      "",
      "\0",
      "a b",
      "%",
      "x".repeat(5_000),
    ];
    for (const ref of refs) expect(await memberships.find(owner.user.id, ref)).toBeUndefined();
  });

  it("end with deactivation", async () => {
    const person = await inviteMember(world, owner);
    await world.services.members.deactivate(owner.actor, { memberId: person.actor.memberId });
    expect(await memberships.find(person.user.id, owner.workspace.id)).toBeUndefined();
    expect(await memberships.list(person.user.id)).toEqual([]);
  });
});
