import type { Actor } from "@parley/api/server";
import type { LiveConnection } from "./live-connection.js";

const NONE: readonly LiveConnection[] = [];

interface Owner {
  sessionId: string;
  member: string | null;
}

/** Which connections are open on this node, and whose they are. */
export class ConnectionRegistry {
  private readonly owners = new Map<LiveConnection, Owner | null>();
  private readonly sessions = new Map<string, readonly LiveConnection[]>();
  private readonly members = new Map<string, readonly LiveConnection[]>();
  private whenEmpty: (() => void) | null = null;

  get size(): number {
    return this.owners.size;
  }

  add(connection: LiveConnection): void {
    this.owners.set(connection, null);
  }

  signIn(connection: LiveConnection, sessionId: string, actor: Actor | null): void {
    const member = actor === null ? null : memberKey(actor.workspaceId, actor.memberId);
    this.owners.set(connection, { sessionId, member });
    this.sessions.set(sessionId, [...this.bySession(sessionId), connection]);
    if (member !== null) this.members.set(member, [...(this.members.get(member) ?? NONE), connection]);
  }

  isSignedIn(connection: LiveConnection): boolean {
    return this.owners.get(connection) != null;
  }

  remove(connection: LiveConnection): void {
    const owner = this.owners.get(connection);
    this.owners.delete(connection);
    if (owner != null) {
      removeFrom(this.sessions, owner.sessionId, connection);
      if (owner.member !== null) removeFrom(this.members, owner.member, connection);
    }
    if (this.owners.size === 0) this.whenEmpty?.();
  }

  all(): Iterable<LiveConnection> {
    return this.owners.keys();
  }

  sessionIds(): string[] {
    return [...this.sessions.keys()];
  }

  bySession(sessionId: string): readonly LiveConnection[] {
    return this.sessions.get(sessionId) ?? NONE;
  }

  byMember(workspaceId: string, memberId: string): readonly LiveConnection[] {
    return this.members.get(memberKey(workspaceId, memberId)) ?? NONE;
  }

  /** Resolves once no connection is left, at the latest after `timeoutMs`. */
  emptied(timeoutMs: number): Promise<void> {
    if (this.owners.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.whenEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function memberKey(workspaceId: string, memberId: string): string {
  return `${workspaceId}/${memberId}`;
}

function removeFrom(map: Map<string, readonly LiveConnection[]>, key: string, connection: LiveConnection): void {
  const left = (map.get(key) ?? NONE).filter((other) => other !== connection);
  if (left.length === 0) map.delete(key);
  else map.set(key, left);
}
