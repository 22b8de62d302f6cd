import { randomUUID } from "node:crypto";
import type { Actor, WorkspaceRole } from "@parley/api/server";
import type { Database } from "@parley/db";
import { enterWorkspace, users } from "@parley/db";
import type { SessionStore } from "../auth/sessions.js";
import type { WorkspaceEventLog } from "../events/workspace-event-log.js";
import { createWorkspace } from "../features/auth/create-workspace.js";
import { admitMember } from "../features/members/index.js";
import { testEmail, testRequest } from "./identity-factories.js";
import { mintActor } from "./mint-actor.js";

/** Somebody with a session, in one workspace. They have no password: the factories of identity make people who do. */
export interface WorldMember {
  actor: Actor;
  name: string;
  email: string;
  /** Of a session of their own; further ones through `signInAgain`. */
  token: string;
  workspace: { id: string; slug: string };
}

export interface WorldPeopleDeps {
  db: Database;
  log: WorkspaceEventLog;
  sessions: SessionStore;
}

export interface NewPerson {
  name?: string;
  email?: string;
}

/** Makes people and workspaces without the cost of passwords; everything else, events included, is as the product makes it. */
export class WorldPeople {
  constructor(private readonly deps: WorldPeopleDeps) {}

  /** A workspace of its own and its owner. */
  async createOwner(overrides: NewPerson & { workspaceName?: string } = {}): Promise<WorldMember> {
    const { db, log } = this.deps;
    const person = namesOf("Olivia Owner", overrides);
    const created = await db.withIdentity(async (tx) => {
      const { userId, token } = await this.insertUser(tx, person);
      const workspace = await createWorkspace(tx, overrides.workspaceName ?? "Acme");
      const { result: owner, publish } = await log.writeWithin(tx, workspace.id, (write) =>
        admitMember(write, { userId, role: "owner", ...person }),
      );
      return { userId, token, workspace, owner, publish };
    });
    created.publish();
    return this.present(person, created.token, created.workspace, {
      userId: created.userId,
      memberId: created.owner.id,
      role: "owner",
    });
  }

  /** A new person in a workspace that is there. */
  async createMember(
    workspace: WorldMember["workspace"],
    role: WorkspaceRole,
    overrides: NewPerson = {},
  ): Promise<WorldMember> {
    const { db, log } = this.deps;
    const person = namesOf(`${role[0]?.toUpperCase()}${role.slice(1)} Miller`, overrides);
    const created = await db.withIdentity(async (tx) => {
      const { userId, token } = await this.insertUser(tx, person);
      await enterWorkspace(tx, workspace.id);
      const { result: member, publish } = await log.writeWithin(tx, workspace.id, (write) =>
        admitMember(write, { userId, role, ...person }),
      );
      return { userId, token, member, publish };
    });
    created.publish();
    return this.present(person, created.token, workspace, {
      userId: created.userId,
      memberId: created.member.id,
      role,
    });
  }

  /** Another session of somebody: as if on another device. */
  async signInAgain(member: WorldMember): Promise<WorldMember> {
    const { token } = await this.deps.db.withIdentity((tx) =>
      this.deps.sessions.issue(tx, member.actor.userId, "token", testRequest()),
    );
    return this.present(member, token, member.workspace, member.actor);
  }

  private async insertUser(
    tx: Parameters<SessionStore["issue"]>[0],
    person: { name: string; email: string },
  ): Promise<{ userId: string; token: string }> {
    const userId = randomUUID();
    await tx.insert(users).values({ id: userId, ...person, passwordHash: "-" });
    const { token } = await this.deps.sessions.issue(tx, userId, "token", testRequest());
    return { userId, token };
  }

  private async present(
    { name, email }: { name: string; email: string },
    token: string,
    { id, slug }: { id: string; slug: string },
    fields: { userId: string; memberId: string; role: WorkspaceRole },
  ): Promise<WorldMember> {
    const session = await this.deps.sessions.find(token);
    if (session === null) throw new Error("The session just made is not there.");
    const actor = { ...mintActor({ workspaceId: id, ...fields }), sessionId: session.id };
    return { actor, name, email, token, workspace: { id, slug } };
  }
}

function namesOf(name: string, overrides: NewPerson): { name: string; email: string } {
  return { name: overrides.name ?? name, email: overrides.email ?? testEmail(name) };
}
