import { events, members, sessions, users, workspaceCounters } from "@parley/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashSecretToken } from "../../auth/secret-token.js";
import { createWorkspaceWithOwner, testEmail, testRequest } from "../../testing/identity-factories.js";
import { createIdentityWorld, type IdentityWorld } from "../../testing/identity-world.js";
import { outcomesOf } from "../../testing/outcomes-of.js";

let world: IdentityWorld;
beforeAll(async () => {
  world = await createIdentityWorld();
});
afterAll(() => world.close());

const input = (email: string, workspaceName = "Acme") => ({
  workspaceName,
  name: "Ada",
  email,
  password: "correct horse",
  issue: "cookie" as const,
});

describe("auth.signUp", () => {
  it("makes a person, a workspace and its owner, signed in", async () => {
    const email = testEmail();
    const { output, session } = await world.services.auth.signUp(testRequest(), input(email, "Müller & Söhne"));
    expect(output).toEqual({
      user: { id: output.user.id, email, name: "Ada" },
      workspace: {
        id: output.workspace.id,
        slug: "mueller-soehne",
        name: "Müller & Söhne",
        accent: null,
        memberId: output.workspace.memberId,
        role: "owner",
      },
    });
    const gate = world.openGate({ token: session.token, workspaceRef: "mueller-soehne", request: testRequest() });
    expect(await gate.getActor()).toMatchObject({
      workspaceId: output.workspace.id,
      memberId: output.workspace.memberId,
      userId: output.user.id,
      role: "owner",
    });
  });

  it("begins the workspace's log with the owner's joining, and wakes the streams after the commit", async () => {
    const { workspace } = await createWorkspaceWithOwner(world);
    const { log, counter, member } = await world.db.withWorkspace(workspace.id, async (tx) => ({
      log: await tx.select().from(events),
      counter: await tx.select().from(workspaceCounters),
      member: await tx.select().from(members),
    }));
    expect(log).toMatchObject([
      {
        seq: 1,
        type: "member.joined",
        audience: "workspace",
        entityId: workspace.memberId,
        actorId: workspace.memberId,
      },
    ]);
    expect(counter).toMatchObject([{ lastSeq: 1 }]);
    expect(member).toMatchObject([{ id: workspace.memberId, rev: 1, role: "owner", deactivatedAt: null }]);
    expect(world.committed).toContain(`${workspace.id} 1`);
  });

  it("stores neither the password nor the token", async () => {
    const { output, session } = await world.services.auth.signUp(testRequest(), input(testEmail()));
    const stored = await world.db.withIdentity(async (tx) => [
      ...(await tx.select().from(users).where(eq(users.id, output.user.id))),
      ...(await tx.select().from(sessions).where(eq(sessions.userId, output.user.id))),
    ]);
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).toContain(hashSecretToken(session.token));
    expect(JSON.stringify(stored)).not.toContain(session.token);
    expect(JSON.stringify(stored)).not.toContain("correct horse");
  });

  it("refuses an e-mail that is known, and makes nothing", async () => {
    const { email } = await createWorkspaceWithOwner(world);
    await expect(world.services.auth.signUp(testRequest(), input(email, "Second"))).rejects.toMatchObject({
      reason: "EMAIL_TAKEN",
      code: "CONFLICT",
    });
    const [taken] = await world.db.sql<{ taken: boolean }[]>`select slug_taken('second') as taken`;
    expect(taken).toEqual({ taken: false });
  });

  it("makes one person of many who come with one e-mail at once", async () => {
    const email = testEmail();
    const calls = Array.from({ length: 10 }, (_, index) =>
      world.services.auth.signUp(testRequest(), input(email, `Race ${index}`)),
    );
    expect(await outcomesOf(calls)).toEqual({ done: 1, EMAIL_TAKEN: 9 });
    const found = await world.db.withIdentity((tx) => tx.select().from(users).where(eq(users.email, email)));
    expect(found).toHaveLength(1);
  });

  it("gives each of many workspaces of one name a slug of its own", async () => {
    const people = await Promise.all(
      Array.from({ length: 12 }, () => createWorkspaceWithOwner(world, { workspaceName: "Same Name" })),
    );
    const slugs = people.map(({ workspace }) => workspace.slug);
    expect(new Set(slugs).size).toBe(12);
    expect(slugs).toContain("same-name");
    for (const slug of slugs) expect(slug).toMatch(/^same-name(-[a-z0-9]+)?$/);
  });
});
