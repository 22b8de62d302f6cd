import type { Actor } from "@parley/api/server";
import type { LiveConnection } from "./live-connection.js";

const NONE: readonly LiveConnection[] = [];

/** Which connections are open on this node, and whose they are. */
export class ConnectionRegistry {
  private readonly connections = new Set<LiveConnection>();
  private readonly sessions = new Map<string, readonly LiveConnection[]>();
  private readonly members = new Map<string, readonly LiveConnection[]>();
  private whenEmpty: (() => void) | null = null;

  get size(): number {
    return this.connections.size;
  }

  /** How many are being signed in, open, and closing. */
  states(): Record<"signing-in" | "open" | "closing", number> {
    const states = { "signing-in": 0, open: 0, closing: 0 };
    for (const connection of this.connections) {
      if (!connection.alive) states.closing += 1;
      else if (connection.owner === null) states["signing-in"] += 1;
      else states.open += 1;
    }
    return states;
  }

  add(connection: LiveConnection): void {
    this.connections.add(connection);
  }

  signIn(connection: LiveConnection, sessionId: string, actor: Actor | null): void {
    if (!this.connections.has(connection)) return;
    const owner = { sessionId, workspaceId: actor?.workspaceId ?? null, memberId: actor?.memberId ?? null };
    connection.owner = owner;
    addTo(this.sessions, sessionId, connection);
    if (owner.memberId !== null) addTo(this.members, owner.memberId, connection);
  }

  remove(connection: LiveConnection): void {
    this.connections.delete(connection);
    const { owner } = connection;
    if (owner !== null) {
      removeFrom(this.sessions, owner.sessionId, connection);
      if (owner.memberId !== null) removeFrom(this.members, owner.memberId, connection);
    }
    if (this.connections.size === 0) this.whenEmpty?.();
  }

  all(): Iterable<LiveConnection> {
    return this.connections;
  }

  sessionIds(): string[] {
    return [...this.sessions.keys()];
  }

  bySession(sessionId: string): readonly LiveConnection[] {
    return this.sessions.get(sessionId) ?? NONE;
  }

  byMember(workspaceId: string, memberId: string): readonly LiveConnection[] {
    const found = this.members.get(memberId) ?? NONE;
    return found.filter(({ owner }) => owner?.workspaceId === workspaceId);
  }

  /** Resolves once no connection is left, at the latest after `timeoutMs`. */
  emptied(timeoutMs: number): Promise<void> {
    if (this.connections.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.whenEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Spreading or pushing would keep room for sixteen more, for each of ten thousand connections. */
function addTo(map: Map<string, readonly LiveConnection[]>, key: string, connection: LiveConnection): void {
  map.set(key, (map.get(key) ?? NONE).concat([connection]));
}

function removeFrom(map: Map<string, readonly LiveConnection[]>, key: string, connection: LiveConnection): void {
  const left = (map.get(key) ?? NONE).filter((other) => other !== connection);
  if (left.length === 0) map.delete(key);
  else map.set(key, left);
}
