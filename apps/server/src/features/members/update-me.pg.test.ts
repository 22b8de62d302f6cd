import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createWorkspaceWithOwner,
  inviteMember,
  type TestPerson,
  testRequest,
} from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../../testing/identity-world.js";
import { readLog } from "../../testing/read-log.js";

let world: IdentityWorld;
let owner: TestPerson;

beforeAll(async () => {
  world = await createIdentityWorld();
  owner = await createWorkspaceWithOwner(world);
});
afterAll(() => world.close());

const rename = (person: TestPerson, name: string) => world.services.members.updateMe(person.actor, { name });

describe("members.updateMe", () => {
  it("changes the own name for everybody in the workspace", async () => {
    const guest = await inviteMember(world, owner, { role: "guest" });
    const before = (await readLog(world.db, owner.workspace.id)).length;
    const { member } = await rename(guest, "Gülsüm");
    expect(member).toMatchObject({ id: guest.actor.memberId, name: "Gülsüm", rev: before + 1 });
    expect(await readLog(world.db, owner.workspace.id, before)).toMatchObject([
      { type: "member.changed", entityId: guest.actor.memberId, actorId: guest.actor.memberId },
    ]);
  });

  it("changes nothing when it is the name already", async () => {
    const before = await readLog(world.db, owner.workspace.id);
    await rename(owner, "Olivia Owner");
    expect(await readLog(world.db, owner.workspace.id)).toEqual(before);
  });

  it("leaves the name in other workspaces as it is", async () => {
    const { invitation } = await world.services.invitations.create(owner.actor, { role: "member" });
    const person = await createWorkspaceWithOwner(world, { name: "Ada" });
    await world.services.invitations.accept(testRequest(), person.identity, {
      token: invitation.token,
      issue: "token",
    });
    await rename(person, "Ada Lovelace");
    const { items } = await world.services.members.list(owner.actor, {
      limit: 50,
      includeDeactivated: false,
      query: "ada",
    });
    expect(items).toMatchObject([{ userId: person.user.id, name: "Ada" }]);
  });

  it("is refused to somebody deactivated a moment ago", async () => {
    const person = await inviteMember(world, owner);
    await world.services.members.deactivate(owner.actor, { memberId: person.actor.memberId });
    await expect(rename(person, "Still here")).rejects.toMatchObject({ reason: "DEACTIVATED" });
  });
});
