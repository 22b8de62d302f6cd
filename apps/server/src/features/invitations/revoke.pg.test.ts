import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspaceWithOwner, inviteMember, type TestPerson } from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../../testing/identity-world.js";

let world: IdentityWorld;
let owner: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  world = await createIdentityWorld();
  owner = await createWorkspaceWithOwner(world);
  member = await inviteMember(world, owner);
});
afterAll(() => world.close());

const create = async (by: TestPerson) =>
  (await world.services.invitations.create(by.actor, { role: "guest" })).invitation;
const revoke = (by: TestPerson, invitationId: string) => world.services.invitations.revoke(by.actor, { invitationId });
const preview = (token: string) => world.services.invitations.preview({ token });

async function revokedAt(invitationId: string): Promise<string | null | undefined> {
  const { items } = await world.services.invitations.list(owner.actor, { limit: 50 });
  return items.find(({ id }) => id === invitationId)?.revokedAt;
}

describe("invitations.revoke", () => {
  it("closes the door for good, by its maker or an admin", async () => {
    for (const by of [member, owner]) {
      const { id, token } = await create(member);
      await revoke(by, id);
      await expect(preview(token)).rejects.toMatchObject({ reason: "INVITATION_INVALID" });
    }
  });

  it("changes nothing when repeated", async () => {
    const { id } = await create(owner);
    await revoke(owner, id);
    const first = await revokedAt(id);
    expect(first).toEqual(expect.any(String));
    await revoke(owner, id);
    expect(await revokedAt(id)).toBe(first);
  });

  it("finds no invitation of others, of another workspace, or that is not there", async () => {
    const { id, token } = await create(owner);
    const outsider = await createWorkspaceWithOwner(world);
    await expect(revoke(member, id)).rejects.toMatchObject({ reason: "NOT_FOUND" });
    await expect(revoke(outsider, id)).rejects.toMatchObject({ reason: "NOT_FOUND" });
    await expect(revoke(owner, randomUUID())).rejects.toMatchObject({ reason: "NOT_FOUND" });
    await expect(preview(token)).resolves.toMatchObject({ role: "guest" });
  });

  it("goes by the role they have now, not by the one of a moment ago", async () => {
    const admin = await inviteMember(world, owner, { role: "admin" });
    const { id } = await create(owner);
    await world.services.members.setRole(owner.actor, { memberId: admin.actor.memberId, role: "member" });
    await expect(revoke(admin, id)).rejects.toMatchObject({ reason: "NOT_FOUND" });
    expect(await revokedAt(id)).toBeNull();
  });
});
