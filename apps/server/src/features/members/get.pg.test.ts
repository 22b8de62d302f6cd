import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspaceWithOwner, inviteMember, type TestPerson } from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../../testing/identity-world.js";
import { putInConversation } from "../../testing/put-in-conversation.js";

let world: IdentityWorld;
let owner: TestPerson;
let member: TestPerson;
let guest: TestPerson;
let outsider: TestPerson;

beforeAll(async () => {
  world = await createIdentityWorld();
  owner = await createWorkspaceWithOwner(world);
  member = await inviteMember(world, owner);
  guest = await inviteMember(world, owner, { role: "guest" });
  outsider = await createWorkspaceWithOwner(world);
});
afterAll(() => world.close());

async function seenBy(reader: TestPerson): Promise<string[]> {
  const memberIds = [...[owner, member, guest, outsider].map(({ actor }) => actor.memberId), randomUUID()];
  const { members } = await world.services.members.get(reader.actor, { memberIds });
  return members.map(({ id }) => id).sort();
}

const idsOf = (...people: TestPerson[]) => people.map(({ actor }) => actor.memberId).sort();

describe("members.get", () => {
  it("gives people as everybody sees them, without e-mail", async () => {
    const { members } = await world.services.members.get(member.actor, { memberIds: [owner.actor.memberId] });
    expect(members).toEqual([
      {
        id: owner.actor.memberId,
        userId: owner.user.id,
        name: "Olivia Owner",
        role: "owner",
        joinedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        deactivatedAt: null,
        rev: 1,
      },
    ]);
  });

  it("leaves out who is unknown or in another workspace", async () => {
    expect(await seenBy(member)).toEqual(idsOf(owner, member, guest));
    expect(await seenBy(outsider)).toEqual(idsOf(outsider));
  });

  it("leaves out whom a guest shares no conversation with", async () => {
    expect(await seenBy(guest)).toEqual(idsOf(guest));
    await putInConversation(world.db, [member, guest]);
    expect(await seenBy(guest)).toEqual(idsOf(member, guest));
  });
});
