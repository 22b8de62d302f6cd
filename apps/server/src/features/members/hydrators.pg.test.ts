import { randomUUID } from "node:crypto";
import { Member } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { LogRow } from "../../events/log-entry.js";
import { createWorkspaceWithOwner, inviteMember, type TestPerson } from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../../testing/identity-world.js";
import { readLog } from "../../testing/read-log.js";
import { memberHydrators } from "./hydrators.js";

let world: IdentityWorld;
let owner: TestPerson;
let person: TestPerson;

beforeAll(async () => {
  world = await createIdentityWorld();
  owner = await createWorkspaceWithOwner(world);
  person = await inviteMember(world, owner);
  await world.services.members.updateMe(person.actor, { name: "Renamed" });
  await world.services.members.deactivate(owner.actor, { memberId: person.actor.memberId });
});
afterAll(() => world.close());

function hydrate(workspaceId: string, rows: readonly LogRow[]) {
  const [hydrator] = memberHydrators;
  if (hydrator === undefined) throw new Error("There is no hydrator.");
  return world.db.withWorkspace(workspaceId, (tx) => hydrator.hydrate(tx, workspaceId, rows));
}

describe("member events", () => {
  it("show the present state, whatever it was then", async () => {
    const rows = await readLog(world.db, owner.workspace.id);
    expect(rows.map(({ type }) => type)).toEqual([
      "member.joined",
      "member.joined",
      "member.changed",
      "member.deactivated",
    ]);
    const payloads = await hydrate(owner.workspace.id, rows);
    expect([...payloads.keys()]).toEqual([1, 2, 3, 4]);
    expect(payloads.get(2)).toEqual(payloads.get(4));
    expect(payloads.get(2)).toMatchObject({ member: { id: person.actor.memberId, name: "Renamed", rev: 4 } });
  });

  it("carry a member without e-mail, in the contract's shape", async () => {
    const payloads = await hydrate(owner.workspace.id, await readLog(world.db, owner.workspace.id));
    const Payload = z.strictObject({ member: Member.strict() });
    for (const payload of payloads.values()) expect(Payload.parse(payload)).toEqual(payload);
  });

  it("leave out rows whose member is not there, and members of another workspace", async () => {
    const [row] = await readLog(world.db, owner.workspace.id);
    if (row === undefined) throw new Error("The log is empty.");
    const outsider = await createWorkspaceWithOwner(world);
    expect(
      await hydrate(owner.workspace.id, [
        { ...row, entityId: randomUUID() },
        { ...row, entityId: null },
      ]),
    ).toEqual(new Map());
    expect(await hydrate(outsider.workspace.id, [row])).toEqual(new Map());
  });
});
