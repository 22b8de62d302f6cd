import type { InvitationsAcceptInput, InvitationsCreateInput } from "@parley/api/server";
import { invitations, users } from "@parley/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSecretToken } from "../../auth/secret-token.js";
import {
  createWorkspaceWithOwner,
  inviteMember,
  type TestPerson,
  testEmail,
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

const invite = async (input: Partial<InvitationsCreateInput> = {}) =>
  (await world.services.invitations.create(owner.actor, { role: "member", ...input })).invitation;

function accept(token: string, input: Partial<InvitationsAcceptInput> = {}, person: TestPerson | null = null) {
  return world.services.invitations.accept(testRequest(), person?.identity ?? null, {
    token,
    issue: "token",
    ...input,
  });
}

const newPerson = (email = testEmail()) => ({ name: "Nora New", email, password: "correct horse" });

async function usedCount(id: string): Promise<number | undefined> {
  const [row] = await world.db.withWorkspace(owner.workspace.id, (tx) =>
    tx.select().from(invitations).where(eq(invitations.id, id)),
  );
  return row?.usedCount;
}

async function peopleWith(email: string): Promise<number> {
  return (await world.db.withIdentity((tx) => tx.select().from(users).where(eq(users.email, email)))).length;
}

describe("invitations.accept makes a member", () => {
  it("of a new person, signed in", async () => {
    const { id, token } = await invite({ role: "guest" });
    const input = newPerson();
    const { output, session } = await accept(token, input);
    expect(output).toMatchObject({
      user: { email: input.email, name: "Nora New" },
      workspace: { id: owner.workspace.id, slug: owner.workspace.slug, name: "Acme", role: "guest", accent: null },
    });
    const gate = world.openGate({ token: session.token, workspaceRef: null, request: testRequest() });
    expect(await gate.getActor()).toMatchObject({ memberId: output.workspace.memberId, role: "guest" });
    expect(await usedCount(id)).toBe(1);
    const last = (await readLog(world.db, owner.workspace.id)).at(-1);
    expect(last).toMatchObject({ type: "member.joined", entityId: output.workspace.memberId });
    expect(world.committed.at(-1)).toBe(`${owner.workspace.id} ${last?.seq}`);
  });

  it("of a known e-mail, with its password", async () => {
    const known = await createWorkspaceWithOwner(world, { name: "Known Person" });
    const { token } = await invite();
    await expect(accept(token, { ...newPerson(known.email), password: "wrong horse" })).rejects.toMatchObject({
      reason: "WRONG_CREDENTIALS",
    });
    const { output } = await accept(token, { email: known.email, password: known.password });
    expect(output.user).toEqual(known.user);
    const signedIn = await world.services.auth.signIn(testRequest(), { ...known, issue: "token" });
    expect(signedIn.output.workspaces).toHaveLength(2);
  });

  it("of the signed-in person, who needs nothing and gets a session of its own", async () => {
    const person = await createWorkspaceWithOwner(world, { name: "Signed In" });
    const { token } = await invite();
    const { output, session } = await accept(token, {}, person);
    expect(output.user).toEqual(person.user);
    expect(session.token).not.toBe(person.token);
    expect(await world.sessions.find(person.token)).not.toBeNull();
  });

  it("in place of the cookie's session, which ends", async () => {
    const email = testEmail();
    const signUp = { workspaceName: "Own", name: "Cora", email, password: "correct horse", issue: "cookie" } as const;
    const { session: old } = await world.services.auth.signUp(testRequest(), signUp);
    const identity = await world
      .openGate({ token: old.token, workspaceRef: null, request: testRequest() })
      .getIdentity();
    const { token } = await invite();
    const { session } = await world.services.invitations.accept(testRequest(), identity, { token, issue: "cookie" });
    expect(await world.sessions.find(old.token)).toBeNull();
    expect(await world.sessions.find(session.token)).toMatchObject({ userId: identity.userId, kind: "cookie" });
    expect(world.closed).toContain(`session ${identity.sessionId}`);
  });

  it("of another person than the one signed in, when another e-mail is given", async () => {
    const signedIn = await createWorkspaceWithOwner(world);
    const { token } = await invite();
    const input = newPerson();
    const { output } = await accept(token, input, signedIn);
    expect(output.user.email).toBe(input.email);
  });
});

describe("invitations.accept refuses", () => {
  it("unknown, revoked, expired and used up invitations alike, on preview too", async () => {
    const revoked = await invite();
    await world.services.invitations.revoke(owner.actor, { invitationId: revoked.id });
    const expired = await invite();
    await world.db.withWorkspace(owner.workspace.id, (tx) =>
      tx.update(invitations).set({ expiresAt: "2020-01-01T00:00:00.000Z" }).where(eq(invitations.id, expired.id)),
    );
    const usedUp = await invite({ maxUses: 1 });
    await accept(usedUp.token, newPerson());

    const answers: string[] = [];
    for (const token of [createSecretToken(), revoked.token, expired.token, usedUp.token])
      for (const call of [() => accept(token, newPerson()), () => world.services.invitations.preview({ token })])
        answers.push(
          await call().then(
            () => "let in",
            (error: unknown) => JSON.stringify(error),
          ),
        );
    expect(answers).toHaveLength(8);
    expect(new Set(answers)).toEqual(new Set([expect.stringContaining("INVITATION_INVALID")]));
  });

  it("everybody but the one whose e-mail it is for", async () => {
    const email = testEmail();
    const { id, token } = await invite({ email });
    const other = newPerson();
    await expect(accept(token, other)).rejects.toMatchObject({ reason: "INVITATION_EMAIL_MISMATCH" });
    expect(await peopleWith(other.email)).toBe(0);
    await expect(accept(token, {}, await createWorkspaceWithOwner(world))).rejects.toMatchObject({
      reason: "INVITATION_EMAIL_MISMATCH",
    });
    expect(await usedCount(id)).toBe(0);
    await expect(accept(token, newPerson(email))).resolves.toMatchObject({ output: { user: { email } } });
  });

  it("those who are members already, and the deactivated, without using it up", async () => {
    const { id, token } = await invite();
    const member = await inviteMember(world, owner);
    await expect(accept(token, {}, member)).rejects.toMatchObject({ reason: "ALREADY_MEMBER" });
    await world.services.members.deactivate(owner.actor, { memberId: member.actor.memberId });
    await expect(accept(token, { email: member.email, password: member.password })).rejects.toMatchObject({
      reason: "MEMBER_DEACTIVATED",
    });
    expect(await usedCount(id)).toBe(0);
  });

  it.each(["name", "email", "password"] as const)("a new person without %s, and names the field", async (missing) => {
    const { token } = await invite();
    await expect(accept(token, { ...newPerson(), [missing]: undefined })).rejects.toMatchObject({
      reason: "INVALID_INPUT",
      details: { issues: [{ path: [missing] }] },
    });
  });

  it("guessing passwords through it, after some tries", async () => {
    const victim = await createWorkspaceWithOwner(world);
    const { token } = await invite();
    const request = testRequest();
    const guess = () =>
      world.services.invitations.accept(request, null, {
        token,
        email: victim.email,
        password: "guess",
        issue: "token",
      });
    for (let attempt = 0; attempt < 6; attempt++)
      await expect(guess()).rejects.toMatchObject({ reason: "WRONG_CREDENTIALS" });
    await expect(guess()).rejects.toMatchObject({ reason: "RATE_LIMITED" });
  });
});

describe("invitations.accept at once", () => {
  it("makes one member of fifty, by a link for one", async () => {
    const { id, token } = await invite({ maxUses: 1 });
    const emails = Array.from({ length: 50 }, () => testEmail());
    const outcomes = await outcomesOf(emails.map((email) => accept(token, newPerson(email))));
    expect(outcomes).toEqual({ done: 1, INVITATION_INVALID: 49 });
    expect(await usedCount(id)).toBe(1);
    const made = await Promise.all(emails.map(peopleWith));
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it("makes one person of one e-mail, who is told of being in already", async () => {
    const { id, token } = await invite();
    const input = newPerson();
    const outcomes = await outcomesOf(Array.from({ length: 5 }, () => accept(token, input)));
    expect(outcomes).toEqual({ done: 1, ALREADY_MEMBER: 4 });
    expect(await peopleWith(input.email)).toBe(1);
    expect(await usedCount(id)).toBe(1);
  });
});

describe("invitations.preview", () => {
  it("tells who invites where, as what", async () => {
    const { token } = await invite({ role: "guest", email: "ada@example.com" });
    expect(await world.services.invitations.preview({ token })).toEqual({
      workspaceName: "Acme",
      inviterName: "Olivia Owner",
      role: "guest",
      email: "ada@example.com",
    });
  });
});
