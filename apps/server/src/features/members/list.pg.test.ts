import type { DirectoryMember, MembersListInput } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspaceWithOwner, inviteMember, type TestPerson } from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../../testing/identity-world.js";
import { putInConversation } from "../../testing/put-in-conversation.js";

let world: IdentityWorld;
let owner: TestPerson;
let outsider: TestPerson;
const people = new Map<string, TestPerson>();

const NAMES = ["Änne Zweig", "anton Berg", "Anna-Lena Öztürk", "Zoe 100% O_Neil", "Émile Roux"];

beforeAll(async () => {
  world = await createIdentityWorld();
  owner = await createWorkspaceWithOwner(world, { name: "Olivia Owner" });
  for (const name of NAMES) people.set(name, await inviteMember(world, owner, { name }));
  people.set("Gitta Guest", await inviteMember(world, owner, { name: "Gitta Guest", role: "guest" }));
  outsider = await createWorkspaceWithOwner(world, { name: "Anna Outsider" });
});
afterAll(() => world.close());

function person(name: string): TestPerson {
  const found = people.get(name);
  if (found === undefined) throw new Error(`Nobody is called ${name}.`);
  return found;
}

const list = (reader: TestPerson, input: Partial<MembersListInput> = {}) =>
  world.services.members.list(reader.actor, { limit: 50, includeDeactivated: false, ...input });

async function names(reader: TestPerson, input: Partial<MembersListInput> = {}): Promise<string[]> {
  return (await list(reader, input)).items.map(({ name }) => name);
}

describe("members.list", () => {
  it("gives everybody in the order of their names, as people sort them", async () => {
    expect(await names(owner)).toEqual([
      "Anna-Lena Öztürk",
      "Änne Zweig",
      "anton Berg",
      "Émile Roux",
      "Gitta Guest",
      "Olivia Owner",
      "Zoe 100% O_Neil",
    ]);
  });

  it("gives the same in pages of any size", async () => {
    const whole = (await list(owner)).items;
    for (const limit of [1, 2, 3, 7]) {
      const paged: DirectoryMember[] = [];
      let cursor: string | null = null;
      do {
        const page = await list(owner, { cursor, limit });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        paged.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(paged).toEqual(whole);
    }
  });

  it("parts people of one name by their ids", async () => {
    const twins = await createWorkspaceWithOwner(world, { name: "Same Name" });
    for (let index = 0; index < 3; index++) await inviteMember(world, twins, { name: "Same Name" });
    const first = await list(twins, { limit: 2 });
    const second = await list(twins, { limit: 2, cursor: first.nextCursor });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
    expect(second.nextCursor).toBeNull();
  });

  it.each([
    ["an", ["Anna-Lena Öztürk", "anton Berg"]],
    ["Ä", ["Änne Zweig"]],
    ["ö", ["Anna-Lena Öztürk"]],
    ["lena", ["Anna-Lena Öztürk"]],
    ["BERG", ["anton Berg"]],
    ["émile r", ["Émile Roux"]],
    ["eil", []],
    ["%", []],
    ["_", []],
    ["100%", ["Zoe 100% O_Neil"]],
    ["o_n", ["Zoe 100% O_Neil"]],
    ["\\", []],
  ])("finds by the beginning of a word: %s", async (query, found) => {
    expect(await names(owner, { query })).toEqual(found);
  });

  it("shows e-mails to admins and to oneself only", async () => {
    const seen = (await list(owner)).items.map(({ email }) => email);
    expect(seen).not.toContain(null);
    const anton = person("anton Berg");
    const shown = (await list(anton)).items.filter(({ email }) => email !== null);
    expect(shown).toMatchObject([{ id: anton.actor.memberId, email: anton.email }]);
  });

  it("leaves the deactivated out unless they are asked for", async () => {
    const gone = await inviteMember(world, owner, { name: "Gone Person" });
    await world.services.members.deactivate(owner.actor, { memberId: gone.actor.memberId });
    expect(await names(owner, { query: "gone" })).toEqual([]);
    expect(await names(owner, { query: "gone", includeDeactivated: true })).toEqual(["Gone Person"]);
  });

  it("shows nobody of another workspace", async () => {
    expect(await names(outsider)).toEqual(["Anna Outsider"]);
    expect(await names(owner, { query: "anna" })).toEqual(["Anna-Lena Öztürk"]);
  });

  it("shows a guest themselves and those they share a conversation with, as long as they do", async () => {
    const guest = person("Gitta Guest");
    expect(await names(guest)).toEqual(["Gitta Guest"]);
    expect(await names(guest, { query: "anton" })).toEqual([]);

    const conversation = await putInConversation(world.db, [guest, person("anton Berg")]);
    await putInConversation(world.db, [owner, person("Änne Zweig")]);
    expect(await names(guest)).toEqual(["anton Berg", "Gitta Guest"]);

    await conversation.remove(person("anton Berg"));
    expect(await names(guest)).toEqual(["Gitta Guest"]);

    await conversation.add(person("anton Berg"));
    await conversation.delete();
    expect(await names(guest)).toEqual(["Gitta Guest"]);
  });

  it.each([
    "x",
    "e30",
    Buffer.from('["a"]').toString("base64url"),
    Buffer.from('["a\\u0000",""]').toString("base64url"),
  ])("refuses the cursor %s", async (cursor) => {
    await expect(list(owner, { cursor })).rejects.toMatchObject({ reason: "BAD_CURSOR" });
  });

  it("refuses a NUL in an otherwise fitting cursor", async () => {
    const cursor = Buffer.from(JSON.stringify(["a\0", owner.actor.memberId])).toString("base64url");
    await expect(list(owner, { cursor })).rejects.toMatchObject({ reason: "BAD_CURSOR" });
  });
});
