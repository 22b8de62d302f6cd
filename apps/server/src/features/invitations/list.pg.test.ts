import type { Invitation } from "@parley/api/server";
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
  for (let index = 0; index < 4; index++) await world.services.invitations.create(owner.actor, { role: "guest" });
  for (let index = 0; index < 3; index++) await world.services.invitations.create(member.actor, { role: "guest" });
});
afterAll(() => world.close());

const list = (reader: TestPerson, input: { limit?: number; cursor?: string | null } = {}) =>
  world.services.invitations.list(reader.actor, { limit: 50, ...input });

describe("invitations.list", () => {
  it("gives admins all of them, newest first, without secrets", async () => {
    const { items, nextCursor } = await list(owner);
    expect(items).toHaveLength(8);
    expect(nextCursor).toBeNull();
    const times = items.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort().reverse());
    for (const item of items) expect(Object.keys(item)).not.toContain("tokenHash");
  });

  it("gives members their own", async () => {
    const { items } = await list(member);
    expect(items).toHaveLength(3);
    for (const item of items) expect(item.createdBy).toBe(member.actor.memberId);
  });

  it("gives those of one's own workspace only", async () => {
    expect((await list(await createWorkspaceWithOwner(world))).items).toEqual([]);
  });

  it("gives the same in pages", async () => {
    const paged: Invitation[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(owner, { limit: 3, cursor });
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual((await list(owner)).items);
  });

  it("refuses a cursor that is none of its own", async () => {
    await expect(list(owner, { cursor: "nonsense" })).rejects.toMatchObject({ reason: "BAD_CURSOR" });
  });
});
