import { randomUUID } from "node:crypto";
import type { WorkspaceRole } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createWorkspaceWithOwner,
  inviteMember,
  type TestPerson,
  testRequest,
} from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../../testing/identity-world.js";
import { outcomesOf } from "../../testing/outcomes-of.js";
import { readLog } from "../../testing/read-log.js";

let world: IdentityWorld;
let owner: TestPerson;
let admin: TestPerson;

beforeAll(async () => {
  world = await createIdentityWorld();
  owner = await createWorkspaceWithOwner(world);
  admin = await inviteMember(world, owner, { role: "admin" });
});
afterAll(() => world.close());

const setRole = (by: TestPerson, of: TestPerson, role: WorkspaceRole) =>
  world.services.members.setRole(by.actor, { memberId: of.actor.memberId, role });

async function roleOf(person: TestPerson): Promise<string | undefined> {
  const { members } = await world.services.members.get(owner.actor, { memberIds: [person.actor.memberId] });
  return members[0]?.role;
}

describe("members.setRole", () => {
  it("changes the role, with an event for the whole workspace", async () => {
    const person = await inviteMember(world, owner);
    const before = (await readLog(world.db, owner.workspace.id)).at(-1)?.seq ?? 0;
    const { member } = await setRole(owner, person, "admin");
    expect(member).toMatchObject({ id: person.actor.memberId, role: "admin", rev: before + 1 });
    expect(await readLog(world.db, owner.workspace.id, before)).toMatchObject([
      {
        seq: before + 1,
        type: "member.changed",
        audience: "workspace",
        entityId: person.actor.memberId,
        memberId: person.actor.memberId,
        actorId: owner.actor.memberId,
      },
    ]);
    const gate = world.openGate({ token: person.token, workspaceRef: null, request: testRequest() });
    expect(await gate.getActor()).toMatchObject({ role: "admin" });
  });

  it("changes nothing when they have the role already", async () => {
    const person = await inviteMember(world, owner);
    const { member } = await setRole(owner, person, "guest");
    const again = await setRole(owner, person, "guest");
    expect(again.member).toEqual(member);
  });

  it("is not for members and guests, whatever they were when the call began", async () => {
    const victim = await inviteMember(world, owner);
    const demoted = await inviteMember(world, owner, { role: "admin" });
    await setRole(owner, demoted, "member");
    await expect(setRole(demoted, victim, "guest")).rejects.toMatchObject({ reason: "ROLE_TOO_LOW" });
    await world.services.members.deactivate(owner.actor, { memberId: demoted.actor.memberId });
    await expect(setRole(demoted, victim, "guest")).rejects.toMatchObject({ reason: "DEACTIVATED" });
    expect(await roleOf(victim)).toBe("member");
  });

  it("lets nobody grant or act above their own role", async () => {
    const person = await inviteMember(world, owner);
    await expect(setRole(admin, person, "owner")).rejects.toMatchObject({ reason: "ROLE_ABOVE_OWN" });
    await expect(setRole(admin, admin, "owner")).rejects.toMatchObject({ reason: "ROLE_ABOVE_OWN" });
    await expect(setRole(admin, owner, "member")).rejects.toMatchObject({ reason: "ROLE_ABOVE_OWN" });
    await expect(setRole(admin, person, "admin")).resolves.toMatchObject({ member: { role: "admin" } });
    expect(await roleOf(owner)).toBe("owner");
  });

  it("finds nobody of another workspace, as if they did not exist", async () => {
    const outsider = await createWorkspaceWithOwner(world);
    const foreign = setRole(owner, outsider, "guest");
    await expect(foreign).rejects.toMatchObject({ reason: "NOT_FOUND" });
    const unknown = world.services.members.setRole(owner.actor, { memberId: randomUUID(), role: "guest" });
    const [one, other] = await Promise.all([foreign.catch(String), unknown.catch(String)]);
    expect(one).toBe(other);
  });

  it("keeps the last active owner", async () => {
    await expect(setRole(owner, owner, "admin")).rejects.toMatchObject({ reason: "LAST_OWNER" });
    const second = await inviteMember(world, owner, { role: "owner" });
    await world.services.members.deactivate(owner.actor, { memberId: second.actor.memberId });
    await expect(setRole(owner, owner, "admin")).rejects.toMatchObject({ reason: "LAST_OWNER" });
    expect(await roleOf(owner)).toBe("owner");
  });

  it("leaves one owner when two demote each other at once", async () => {
    for (let round = 0; round < 10; round++) {
      const first = await createWorkspaceWithOwner(world);
      const second = await inviteMember(world, first, { role: "owner" });
      const outcomes = await outcomesOf([setRole(first, second, "member"), setRole(second, first, "member")]);
      // the second finds that it is no admin any more, which is why nobody is left without an owner
      expect(outcomes).toEqual({ done: 1, ROLE_TOO_LOW: 1 });
      const { items } = await world.services.members.list(first.actor, { limit: 10, includeDeactivated: true });
      expect(items.filter(({ role }) => role === "owner")).toHaveLength(1);
    }
  });

  it("leaves one owner when many step down at once", async () => {
    const first = await createWorkspaceWithOwner(world);
    const owners = [first];
    for (let index = 0; index < 4; index++) owners.push(await inviteMember(world, first, { role: "owner" }));
    const outcomes = await outcomesOf(owners.map((person) => setRole(person, person, "member")));
    expect(outcomes).toEqual({ done: 4, LAST_OWNER: 1 });
  });

  it("closes the invitations they could not make any more, and keeps the others", async () => {
    const person = await inviteMember(world, owner, { role: "admin" });
    const invite = (role: "guest" | "admin") => world.services.invitations.create(person.actor, { role });
    const [forGuests, forAdmins] = await Promise.all([invite("guest"), invite("admin")]);
    await setRole(owner, person, "member");
    const preview = (token: string) => world.services.invitations.preview({ token });
    await expect(preview(forAdmins.invitation.token)).rejects.toMatchObject({ reason: "INVITATION_INVALID" });
    await expect(preview(forGuests.invitation.token)).resolves.toMatchObject({ role: "guest" });
  });
});
