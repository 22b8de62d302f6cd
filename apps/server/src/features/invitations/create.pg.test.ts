import type { InvitationsCreateInput } from "@parley/api/server";
import { invitations } from "@parley/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashSecretToken } from "../../auth/secret-token.js";
import { createWorkspaceWithOwner, inviteMember, type TestPerson } from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld, TEST_PUBLIC_URL } from "../../testing/identity-world.js";
import { outcomesOf } from "../../testing/outcomes-of.js";

let world: IdentityWorld;
let owner: TestPerson;
let admin: TestPerson;
let member: TestPerson;
let guest: TestPerson;

beforeAll(async () => {
  world = await createIdentityWorld();
  owner = await createWorkspaceWithOwner(world);
  admin = await inviteMember(world, owner, { role: "admin" });
  member = await inviteMember(world, owner);
  guest = await inviteMember(world, owner, { role: "guest" });
});
afterAll(() => world.close());

const create = (by: TestPerson, input: InvitationsCreateInput) => world.services.invitations.create(by.actor, input);

describe("invitations.create", () => {
  it("gives a link for two weeks and any number of people, its secret told once", async () => {
    const before = Date.now();
    const { invitation } = await create(owner, { role: "member" });
    expect(invitation).toMatchObject({
      role: "member",
      email: null,
      maxUses: null,
      usedCount: 0,
      createdBy: owner.actor.memberId,
      revokedAt: null,
      url: `${TEST_PUBLIC_URL}/join/${invitation.token}`,
    });
    const lifetime = Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt);
    expect(lifetime).toBe(14 * 24 * 60 * 60_000);
    expect(Date.parse(invitation.createdAt)).toBeGreaterThan(before - 60_000);
    const stored = await world.db.withWorkspace(owner.workspace.id, (tx) => tx.select().from(invitations));
    expect(JSON.stringify(stored)).toContain(hashSecretToken(invitation.token));
    expect(JSON.stringify(stored)).not.toContain(invitation.token);
  });

  it("takes an e-mail, a number of uses and an end", async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { invitation } = await create(owner, { role: "guest", email: "ada@example.com", maxUses: 3, expiresAt });
    expect(invitation).toMatchObject({ email: "ada@example.com", maxUses: 3, expiresAt });
  });

  it("refuses an end in the past or too far away", async () => {
    for (const expiresAt of ["2000-01-01T00:00:00.000Z", "2999-01-01T00:00:00.000Z"])
      await expect(create(owner, { role: "member", expiresAt })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
  });

  it("lets members invite guests, and admins everybody up to themselves", async () => {
    await expect(create(member, { role: "guest" })).resolves.toMatchObject({ invitation: { role: "guest" } });
    await expect(create(member, { role: "member" })).rejects.toMatchObject({ reason: "ROLE_TOO_LOW" });
    await expect(create(member, { role: "admin" })).rejects.toMatchObject({ reason: "ROLE_ABOVE_OWN" });
    await expect(create(admin, { role: "admin" })).resolves.toMatchObject({ invitation: { role: "admin" } });
    await expect(create(admin, { role: "owner" })).rejects.toMatchObject({ reason: "ROLE_ABOVE_OWN" });
    await expect(create(owner, { role: "owner" })).resolves.toMatchObject({ invitation: { role: "owner" } });
    await expect(create(guest, { role: "guest" })).rejects.toMatchObject({ reason: "ROLE_TOO_LOW" });
  });

  it("leaves no door open when the maker is deactivated at the same time", async () => {
    const ends = new Set<string>();
    for (let round = 0; round < 10; round++) {
      const leaver = await inviteMember(world, owner, { role: "admin" });
      const creating = create(leaver, { role: "admin" });
      const leaving = world.services.members.deactivate(owner.actor, { memberId: leaver.actor.memberId });
      await outcomesOf([creating, leaving]);
      const opening = creating.then(({ invitation }) =>
        world.services.invitations.preview({ token: invitation.token }),
      );
      for (const end of Object.keys(await outcomesOf([opening]))) ends.add(end);
    }
    expect(["INVITATION_INVALID", "DEACTIVATED"]).toEqual(expect.arrayContaining([...ends]));
  });
});
