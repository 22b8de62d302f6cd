import { randomUUID } from "node:crypto";
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

beforeAll(async () => {
  world = await createIdentityWorld();
  owner = await createWorkspaceWithOwner(world);
});
afterAll(() => world.close());

const deactivate = (by: TestPerson, of: TestPerson) =>
  world.services.members.deactivate(by.actor, { memberId: of.actor.memberId });
const reactivate = (by: TestPerson, of: TestPerson) =>
  world.services.members.reactivate(by.actor, { memberId: of.actor.memberId });
const gateOf = (person: TestPerson) =>
  world.openGate({ token: person.token, workspaceRef: person.workspace.slug, request: testRequest() });
const headOf = async () => (await readLog(world.db, owner.workspace.id)).at(-1)?.seq ?? 0;

describe("members.deactivate", () => {
  it("lets them in no more, as if the workspace did not exist, and keeps who they are", async () => {
    const person = await inviteMember(world, owner);
    const { member } = await deactivate(owner, person);
    expect(member).toMatchObject({ id: person.actor.memberId, name: "Max Member", role: "member" });
    expect(member.deactivatedAt).not.toBeNull();
    await expect(gateOf(person).getActor()).rejects.toMatchObject({ reason: "NOT_FOUND" });
    const { output } = await world.services.auth.signIn(testRequest(), { ...person, issue: "token" });
    expect(output.workspaces).toEqual([]);
  });

  it("tells the workspace and closes their live connections to it", async () => {
    const person = await inviteMember(world, owner);
    const before = await headOf();
    const { member } = await deactivate(owner, person);
    expect(await readLog(world.db, owner.workspace.id, before)).toMatchObject([
      { type: "member.deactivated", audience: "workspace", entityId: person.actor.memberId, seq: member.rev },
    ]);
    expect(world.closed).toContain(`member ${owner.workspace.id} ${person.actor.memberId}`);
  });

  it("closes the doors they opened", async () => {
    const person = await inviteMember(world, owner, { role: "admin" });
    const { invitation } = await world.services.invitations.create(person.actor, { role: "guest" });
    await deactivate(owner, person);
    await expect(world.services.invitations.preview({ token: invitation.token })).rejects.toMatchObject({
      reason: "INVITATION_INVALID",
    });
    await expect(world.services.invitations.create(person.actor, { role: "guest" })).rejects.toMatchObject({
      reason: "DEACTIVATED",
    });
  });

  it("leaves them their other workspaces", async () => {
    const person = await createWorkspaceWithOwner(world);
    const { invitation } = await world.services.invitations.create(owner.actor, { role: "member" });
    const { output } = await world.services.invitations.accept(testRequest(), person.identity, {
      token: invitation.token,
      issue: "token",
    });
    await world.services.members.deactivate(owner.actor, { memberId: output.workspace.memberId });
    expect(await gateOf(person).getActor()).toMatchObject({ workspaceId: person.workspace.id });
  });

  it("changes nothing when repeated", async () => {
    const person = await inviteMember(world, owner);
    const first = await deactivate(owner, person);
    const before = await headOf();
    expect(await deactivate(owner, person)).toEqual(first);
    expect(await headOf()).toBe(before);
  });

  it("is refused below admin, above one's own role, and for people of another workspace", async () => {
    const [member, admin, outsider] = [
      await inviteMember(world, owner),
      await inviteMember(world, owner, { role: "admin" }),
      await createWorkspaceWithOwner(world),
    ];
    await expect(deactivate(member, admin)).rejects.toMatchObject({ reason: "ROLE_TOO_LOW" });
    await expect(deactivate(admin, owner)).rejects.toMatchObject({ reason: "ROLE_ABOVE_OWN" });
    await expect(deactivate(owner, outsider)).rejects.toMatchObject({ reason: "NOT_FOUND" });
    const unknown = world.services.members.deactivate(owner.actor, { memberId: randomUUID() });
    await expect(unknown).rejects.toMatchObject({ reason: "NOT_FOUND" });
    expect(await gateOf(outsider).getActor()).toMatchObject({ role: "owner" });
  });

  it("keeps the last owner, also when two deactivate each other at once", async () => {
    await expect(deactivate(owner, owner)).rejects.toMatchObject({ reason: "LAST_OWNER" });
    const first = await createWorkspaceWithOwner(world);
    const second = await inviteMember(world, first, { role: "owner" });
    const outcomes = await outcomesOf([deactivate(first, second), deactivate(second, first)]);
    expect(outcomes).toEqual({ done: 1, DEACTIVATED: 1 });
    const reached = await outcomesOf([gateOf(first).getActor(), gateOf(second).getActor()]);
    expect(reached).toEqual({ done: 1, NOT_FOUND: 1 });
  });
});

describe("members.reactivate", () => {
  it("lets them back in with the role they had", async () => {
    const person = await inviteMember(world, owner, { role: "admin" });
    await deactivate(owner, person);
    const before = await headOf();
    const { member } = await reactivate(owner, person);
    expect(member).toMatchObject({ role: "admin", deactivatedAt: null, rev: before + 1 });
    expect(await readLog(world.db, owner.workspace.id, before)).toMatchObject([{ type: "member.changed" }]);
    expect(await gateOf(person).getActor()).toMatchObject({ role: "admin" });
  });

  it("changes nothing for somebody who is active", async () => {
    const person = await inviteMember(world, owner);
    const before = await headOf();
    expect((await reactivate(owner, person)).member.deactivatedAt).toBeNull();
    expect(await headOf()).toBe(before);
  });

  it("is refused below admin, above one's own role, for oneself, and for people of another workspace", async () => {
    const admin = await inviteMember(world, owner, { role: "admin" });
    const second = await inviteMember(world, owner, { role: "owner" });
    const gone = await inviteMember(world, owner);
    await deactivate(owner, second);
    await deactivate(owner, gone);
    await expect(reactivate(admin, second)).rejects.toMatchObject({ reason: "ROLE_ABOVE_OWN" });
    await expect(reactivate(gone, gone)).rejects.toMatchObject({ reason: "DEACTIVATED" });
    await expect(reactivate(await inviteMember(world, owner), gone)).rejects.toMatchObject({ reason: "ROLE_TOO_LOW" });
    await expect(reactivate(await createWorkspaceWithOwner(world), gone)).rejects.toMatchObject({
      reason: "NOT_FOUND",
    });
  });
});
