import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspaceWithOwner, type TestPerson, testEmail, testRequest } from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../../testing/identity-world.js";

let world: IdentityWorld;
let owner: TestPerson;

beforeAll(async () => {
  world = await createIdentityWorld();
  owner = await createWorkspaceWithOwner(world, { workspaceName: "Berlin Homes", name: "Olivia Owner" });
});
afterAll(() => world.close());

const signIn = (email: string, password: string, request = testRequest()) =>
  world.services.auth.signIn(request, { email, password, issue: "token" });

describe("auth.signIn", () => {
  it("gives the person, their workspaces and a new session", async () => {
    const { output, session } = await signIn(owner.email, owner.password);
    expect(output).toEqual({ user: owner.user, workspaces: [owner.workspace] });
    expect(session.token).not.toBe(owner.token);
    expect(await world.sessions.find(session.token)).toMatchObject({ userId: owner.user.id, kind: "token" });
    expect(await world.sessions.find(owner.token)).not.toBeNull();
  });

  it("names all workspaces by name, and only where the person is active", async () => {
    const hosts: { host: TestPerson; memberId: string }[] = [];
    for (const workspaceName of ["Zurich Homes", "Amsterdam Homes", "Left Homes"]) {
      const host = await createWorkspaceWithOwner(world, { workspaceName });
      const { invitation } = await world.services.invitations.create(host.actor, { role: "guest" });
      const input = { token: invitation.token, issue: "token" } as const;
      const { output } = await world.services.invitations.accept(testRequest(), owner.identity, input);
      hosts.push({ host, memberId: output.workspace.memberId });
    }
    const left = hosts.at(-1);
    if (left !== undefined) await world.services.members.deactivate(left.host.actor, { memberId: left.memberId });
    const { output } = await signIn(owner.email, owner.password);
    expect(output.workspaces.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      "Amsterdam Homes: guest",
      "Berlin Homes: owner",
      "Zurich Homes: guest",
    ]);
  });

  it("does not tell an unknown e-mail from a wrong password", async () => {
    const answer = (email: string, password: string) =>
      signIn(email, password).then(String, (error: unknown) => JSON.stringify(error));
    const wrongPassword = await answer(owner.email, "wrong horse");
    expect(wrongPassword).toContain("WRONG_CREDENTIALS");
    expect(await answer(testEmail(), "wrong horse")).toBe(wrongPassword);
  });

  it("slows guessing down, alike for known and unknown e-mails, and the right password waits too", async () => {
    const victim = await createWorkspaceWithOwner(world);
    for (const email of [victim.email, testEmail()]) {
      const request = testRequest();
      for (let guess = 0; guess < 6; guess++)
        await expect(signIn(email, "guess", request)).rejects.toMatchObject({ reason: "WRONG_CREDENTIALS" });
      await expect(signIn(email, victim.password, request)).rejects.toMatchObject({
        reason: "RATE_LIMITED",
        details: { retryAfterMs: expect.any(Number) },
      });
    }
    await expect(signIn(victim.email, victim.password)).resolves.toMatchObject({ output: { user: victim.user } });
  });

  it("forgets mistypings once the right password came", async () => {
    const person = await createWorkspaceWithOwner(world);
    const request = testRequest();
    for (let round = 0; round < 3; round++) {
      for (let guess = 0; guess < 4; guess++)
        await expect(signIn(person.email, "typo", request)).rejects.toMatchObject({ reason: "WRONG_CREDENTIALS" });
      await expect(signIn(person.email, person.password, request)).resolves.toMatchObject({});
    }
  });

  it("lets one person sign in many times at once", async () => {
    const signedIn = await Promise.all(Array.from({ length: 5 }, () => signIn(owner.email, owner.password)));
    expect(new Set(signedIn.map(({ session }) => session.token)).size).toBe(5);
  });
});
