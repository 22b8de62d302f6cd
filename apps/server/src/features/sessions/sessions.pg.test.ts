import { randomUUID } from "node:crypto";
import { Session } from "@parley/api/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createWorkspaceWithOwner, type TestPerson, testRequest } from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../../testing/identity-world.js";

let world: IdentityWorld;
let person: TestPerson;
/** Tokens of the person's other sessions, oldest first. */
let others: string[];

beforeAll(async () => {
  world = await createIdentityWorld();
});
afterAll(() => world.close());

beforeEach(async () => {
  person = await createWorkspaceWithOwner(world);
  others = [];
  for (const userAgent of ["Firefox", "Chrome"]) {
    world.clock.advance(1_000);
    const request = testRequest({ userAgent, ip: "192.0.2.7" });
    others.push((await world.services.auth.signIn(request, { ...person, issue: "cookie" })).session.token);
  }
  world.closed.length = 0;
});

const list = async (of = person) => (await world.services.sessions.list(of.identity)).items;
const alive = (token: string) => world.sessions.find(token).then((session) => session !== null);

describe("sessions.list", () => {
  it("gives the current one first, then the last seen first, with what they were used with", async () => {
    const items = await list();
    expect(items.map(({ current, kind, userAgent }) => ({ current, kind, userAgent }))).toEqual([
      { current: true, kind: "token", userAgent: "Parley test" },
      { current: false, kind: "cookie", userAgent: "Chrome" },
      { current: false, kind: "cookie", userAgent: "Firefox" },
    ]);
    expect(items[0]?.id).toBe(person.identity.sessionId);
    expect(items[1]?.ip).toBe("192.0.2.7");
  });

  it("shows ids of their own and nothing of the token", async () => {
    for (const item of await list()) expect(Session.strict().parse(item)).toEqual(item);
  });

  it("shows nobody else's", async () => {
    const other = await createWorkspaceWithOwner(world);
    expect(await list(other)).toHaveLength(1);
  });
});

describe("sessions.revoke", () => {
  const revoke = (by: TestPerson, sessionId: string) => world.services.sessions.revoke(by.identity, { sessionId });

  it("ends the session and its live connections at once", async () => {
    const firefox = (await list()).find(({ userAgent }) => userAgent === "Firefox");
    await revoke(person, firefox?.id ?? "");
    expect(await Promise.all([alive(person.token), ...others.map(alive)])).toEqual([true, false, true]);
    expect(world.closed).toEqual([`session ${firefox?.id}`]);
  });

  it("takes one's own current session too", async () => {
    await revoke(person, person.identity.sessionId);
    expect(await alive(person.token)).toBe(false);
  });

  it("finds no session of others, none that is gone, none that never was", async () => {
    const stranger = await createWorkspaceWithOwner(world);
    await expect(revoke(stranger, person.identity.sessionId)).rejects.toMatchObject({ reason: "NOT_FOUND" });
    await expect(revoke(person, randomUUID())).rejects.toMatchObject({ reason: "NOT_FOUND" });
    await revoke(person, person.identity.sessionId);
    await expect(revoke(person, person.identity.sessionId)).rejects.toMatchObject({ reason: "NOT_FOUND" });
    expect(world.closed).toEqual([`session ${person.identity.sessionId}`]);
    expect(await alive(stranger.token)).toBe(true);
  });
});

describe("sessions.revokeOthers", () => {
  it("ends all but the one that asks, and tells how many", async () => {
    const stranger = await createWorkspaceWithOwner(world);
    const closing = (await list()).filter(({ current }) => !current).map(({ id }) => `session ${id}`);
    expect(await world.services.sessions.revokeOthers(person.identity)).toEqual({ revoked: 2 });
    expect(await Promise.all([alive(person.token), ...others.map(alive)])).toEqual([true, false, false]);
    expect([...world.closed].sort()).toEqual(closing.sort());
    expect(await alive(stranger.token)).toBe(true);
    expect(await world.services.sessions.revokeOthers(person.identity)).toEqual({ revoked: 0 });
  });
});
