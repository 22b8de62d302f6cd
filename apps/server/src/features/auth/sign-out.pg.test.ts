import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspaceWithOwner, testRequest } from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../../testing/identity-world.js";

let world: IdentityWorld;
beforeAll(async () => {
  world = await createIdentityWorld();
});
afterAll(() => world.close());

describe("auth.signOut", () => {
  it("ends this session and its live connections, and no other", async () => {
    const person = await createWorkspaceWithOwner(world);
    const { session: other } = await world.services.auth.signIn(testRequest(), { ...person, issue: "token" });
    await world.services.auth.signOut(person.identity);
    expect(await world.sessions.find(person.token)).toBeNull();
    expect(await world.sessions.find(other.token)).not.toBeNull();
    expect(world.closed).toEqual([`session ${person.identity.sessionId}`]);
  });

  it("may be repeated", async () => {
    const person = await createWorkspaceWithOwner(world);
    await world.services.auth.signOut(person.identity);
    await expect(world.services.auth.signOut(person.identity)).resolves.toBeUndefined();
  });
});
