import { randomUUID } from "node:crypto";
import type { RequestInfo } from "@parley/api/server";
import { describe, expect, it } from "vitest";
import { type Credentials, createGate } from "./gate.js";
import type { Membership } from "./memberships.js";
import { createRateLimits } from "./rate-limits.js";
import type { SessionView } from "./sessions.js";

const request: RequestInfo = { requestId: "r1", ip: "192.0.2.1", userAgent: "test", transport: "http" };

function membership(slug: string, role: Membership["role"] = "member"): Membership {
  return {
    workspaceId: randomUUID(),
    slug,
    workspaceName: slug,
    accent: null,
    memberId: randomUUID(),
    role,
    name: "Ada",
    deactivatedAt: null,
  };
}

/** A world of one session with the token "good", and its person's memberships. */
function setUp(memberships: Membership[], counted: string[] = []) {
  const session = { id: randomUUID(), userId: randomUUID() };
  const looked = { sessions: 0, memberships: 0 };
  const gateOf = createGate({
    sessions: {
      find: (token) => {
        looked.sessions += 1;
        return Promise.resolve(token === "good" ? (session as SessionView) : null);
      },
    },
    memberships: {
      list: () => {
        looked.memberships += 1;
        return Promise.resolve(memberships);
      },
      find: (_userId, ref) => {
        looked.memberships += 1;
        return Promise.resolve(memberships.find(({ slug, workspaceId }) => ref === slug || ref === workspaceId));
      },
    },
    limits: {
      count: (limit, caller) => {
        counted.push(`${limit} ${caller}`);
        return Promise.resolve();
      },
    },
  });
  const gate = (credentials: Partial<Credentials> = {}) =>
    gateOf({ token: "good", workspaceRef: null, request, ...credentials });
  return { gate, session, looked };
}

describe("the gate", () => {
  it("knows the person behind a token", async () => {
    const { gate, session } = setUp([]);
    expect(await gate().getIdentity()).toEqual({ userId: session.userId, sessionId: session.id });
  });

  it.each([null, "bad"])("lets nobody through with the token %s", async (token) => {
    const { gate, looked } = setUp([membership("acme")]);
    expect(await gate({ token }).findIdentity()).toBeNull();
    await expect(gate({ token }).getIdentity()).rejects.toMatchObject({ reason: "SIGNED_OUT" });
    await expect(gate({ token, workspaceRef: "acme" }).getActor()).rejects.toMatchObject({ reason: "SIGNED_OUT" });
    expect(looked.memberships).toBe(0);
  });

  it.each(["slug", "workspaceId"] as const)("takes the workspace by its %s", async (key) => {
    const [acme, other] = [membership("acme", "admin"), membership("other")];
    const { gate, session } = setUp([other, acme]);
    expect(await gate({ workspaceRef: acme[key] }).getActor()).toEqual({
      workspaceId: acme.workspaceId,
      memberId: acme.memberId,
      userId: session.userId,
      sessionId: session.id,
      role: "admin",
    });
  });

  it("needs no workspace named by somebody who has just one", async () => {
    const acme = membership("acme");
    expect(await setUp([acme]).gate().getActor()).toMatchObject({ workspaceId: acme.workspaceId });
  });

  it("asks which workspace is meant when there are several, or none", async () => {
    for (const memberships of [[membership("acme"), membership("other")], []])
      await expect(setUp(memberships).gate().getActor()).rejects.toMatchObject({
        reason: "WORKSPACE_REQUIRED",
        code: "BAD_REQUEST",
      });
  });

  it("does not tell a foreign workspace from one that does not exist, even with a single membership", async () => {
    const { gate } = setUp([membership("acme")]);
    for (const workspaceRef of ["other", randomUUID(), ""])
      await expect(gate({ workspaceRef }).getActor()).rejects.toMatchObject({ reason: "NOT_FOUND" });
  });

  it("looks everything up once a call", async () => {
    const { gate, looked } = setUp([membership("acme")]);
    const one = gate();
    await Promise.all([one.getActor(), one.getIdentity(), one.findIdentity(), one.getActor()]);
    expect(looked).toEqual({ sessions: 1, memberships: 1 });
    await gate().getActor();
    expect(looked).toEqual({ sessions: 2, memberships: 2 });
  });

  it("counts members, people and strangers apart", async () => {
    const counted: string[] = [];
    const acme = membership("acme");
    const { gate, session } = setUp([acme], counted);
    const one = gate();
    await one.count("send", await one.getActor());
    await one.count("read", await one.getIdentity());
    await one.count("auth", null);
    expect(counted).toEqual([`send member:${acme.memberId}`, `read user:${session.userId}`, "auth ip:192.0.2.1"]);
  });

  it("limits those who knock with tokens that are none", async () => {
    const limits = createRateLimits({ scale: 0.01 });
    const gateOf = createGate({
      sessions: { find: () => Promise.resolve(null) },
      memberships: { list: () => Promise.resolve([]), find: () => Promise.resolve(undefined) },
      limits,
    });
    const knock = () => gateOf({ token: "bad", workspaceRef: null, request }).getIdentity();
    for (let call = 0; call < 5; call++) await expect(knock()).rejects.toMatchObject({ reason: "SIGNED_OUT" });
    await expect(knock()).rejects.toMatchObject({ reason: "RATE_LIMITED" });
  });
});
