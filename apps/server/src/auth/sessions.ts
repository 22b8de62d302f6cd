import { randomUUID } from "node:crypto";
import type { Identity, IssuedSession, RequestInfo } from "@parley/api/server";
import type { Database, Tx } from "@parley/db";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import type { Clock } from "../clock.js";
import { GroupedCalls } from "../grouped-calls.js";
import type { Logger } from "../observability/logger.js";
import { createSecretToken, hashSecretToken, isSecretToken } from "./secret-token.js";
import * as rows from "./session-rows.js";

/** A session that is not used for this long ends. Lucia moves the end forward once half of it is gone. */
const IDLE = new TimeSpan(30, "d");
/** However much it is used, a session ends after this long (ASVS 5.0, 7.3.2), in milliseconds. */
const ABSOLUTE_MS = 180 * 24 * 60 * 60_000;
/** Use is noted at most this often, in milliseconds. */
const LAST_SEEN_EVERY_MS = 60_000;
/** What is kept of a user agent; longer ones end in "…". */
const USER_AGENT_LENGTH = 300;
const IP_LENGTH = 64;

type Attributes = Omit<rows.SessionRow, "id" | "userId" | "expiresAt">;

declare module "lucia" {
  interface Register {
    Lucia: Lucia<Attributes>;
    DatabaseSessionAttributes: Attributes;
  }
}

/** A session as its owner may see it. */
export interface SessionView {
  /** The public id; what the token hashes to never leaves. */
  id: string;
  userId: string;
  kind: "cookie" | "token";
  createdAt: string;
  lastSeenAt: string;
  /** When it ends if it is not used before. */
  expiresAt: string;
  userAgent: string;
  ip: string;
}

/** Sessions: opaque tokens of which only the hash is stored, with idle and absolute expiry. */
export interface SessionStore {
  /**
   * Begins a session, always with a new token (no fixation), inside the caller's transaction on the identity tables.
   * `expiresAt` is its absolute end, so that a cookie lives as long as use can keep the session alive.
   */
  issue(tx: Tx, userId: string, kind: "cookie" | "token", request: RequestInfo): Promise<IssuedSession>;
  /** The session of a token, which counts as a use; `null` if there is none or it has ended. */
  find(token: string): Promise<SessionView | null>;
  list(userId: string): Promise<SessionView[]>;
  /** Those of the sessions that have not ended: to be asked now and then about those with open connections. */
  listActive(sessionIds: readonly string[]): Promise<string[]>;
  /** Ends a person's session; whether it was theirs and there. */
  revoke(userId: string, sessionId: string): Promise<boolean>;
  /** Ends the session that asks if a cookie holds it, since a new cookie takes its place; whether it did. */
  replace(tx: Tx, identity: Identity): Promise<boolean>;
  /** Ends all of a person's sessions but one; gives the ended ones' ids. */
  revokeOthers(userId: string, keepSessionId: string): Promise<string[]>;
  /** Waits for what is still being written off the requests' path. */
  drain(): Promise<void>;
}

export interface SessionStoreDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
}

type Run = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
type Find = (id: string) => Promise<rows.SessionRow | undefined>;

function createLucia(run: Run, find: Find = (id) => findAlone(run, id)): Lucia<Attributes> {
  return new Lucia(createAdapter(run, find), {
    sessionExpiresIn: IDLE,
    getSessionAttributes: (attributes) => attributes,
  });
}

async function findAlone(run: Run, id: string): Promise<rows.SessionRow | undefined> {
  const [row] = await run((tx) => rows.findSessions(tx, [id]));
  return row;
}

function createAdapter(run: Run, find: Find): Adapter {
  return {
    getSessionAndUser: async (id) => {
      const row = await find(id);
      return row === undefined ? [null, null] : [toLucia(row), { id: row.userId, attributes: {} }];
    },
    getUserSessions: (userId) => run(async (tx) => (await rows.listSessionsOf(tx, userId)).map(toLucia)),
    setSession: ({ id, userId, expiresAt, attributes }) =>
      run((tx) => rows.insertSession(tx, { ...attributes, id, userId, expiresAt: expiresAt.toISOString() })),
    updateSessionExpiration: (id, expiresAt) => run((tx) => rows.setExpiry(tx, id, expiresAt.toISOString())),
    deleteSession: (id) => run((tx) => rows.deleteSession(tx, id)),
    deleteUserSessions: (userId) => run((tx) => rows.deleteSessionsOf(tx, userId)),
    deleteExpiredSessions: () => run((tx) => rows.deleteExpired(tx, new Date().toISOString())),
  };
}

function toLucia({ id, userId, expiresAt, ...attributes }: rows.SessionRow): DatabaseSession {
  return { id, userId, expiresAt: new Date(expiresAt), attributes };
}

function view(session: Attributes & { userId: string; expiresAt: Date }): SessionView {
  const end = Math.min(session.expiresAt.getTime(), Date.parse(session.absoluteExpiresAt));
  return {
    id: session.publicId,
    userId: session.userId,
    kind: session.kind,
    createdAt: session.createdAt,
    lastSeenAt: session.lastSeenAt,
    expiresAt: new Date(end).toISOString(),
    userAgent: session.userAgent ?? "",
    ip: session.ip ?? "",
  };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** The sessions in the database. */
export function createSessionStore({ db, clock, logger }: SessionStoreDeps): SessionStore {
  // Ten thousand people who come back at once ask for as many sessions.
  const found = new GroupedCalls((ids: readonly string[]) => db.withIdentity((tx) => rows.findSessions(tx, ids)));
  const lucia = createLucia(
    (fn) => db.withIdentity(fn),
    (id) => found.call(id),
  );
  const notes = new Map<string, Promise<void>>();
  const instant = (ms: number) => new Date(ms).toISOString();
  const unlessSince = () => instant(clock.now() - LAST_SEEN_EVERY_MS);
  const noted = new GroupedCalls(async (ids: readonly string[]) => {
    await db.withIdentity((tx) => rows.setLastSeen(tx, ids, instant(clock.now()), unlessSince()));
    return ids.map(() => undefined);
  });

  function noteUse(id: string, lastSeenAt: string): void {
    if (lastSeenAt > unlessSince() || notes.has(id)) return;
    const note = noted
      .call(id)
      .catch((error: unknown) => logger.warn({ err: error }, "The use of a session could not be noted."))
      .finally(() => notes.delete(id));
    notes.set(id, note);
  }

  return {
    issue: async (tx, userId, kind, request) => {
      const token = createSecretToken();
      const now = clock.now();
      const absoluteEnd = new Date(now + ABSOLUTE_MS);
      await rows.deleteExpired(tx, instant(now), userId);
      await createLucia((fn) => fn(tx)).createSession(
        userId,
        {
          publicId: randomUUID(),
          kind,
          createdAt: instant(now),
          lastSeenAt: instant(now),
          absoluteExpiresAt: absoluteEnd.toISOString(),
          userAgent: cut(request.userAgent, USER_AGENT_LENGTH),
          ip: cut(request.ip, IP_LENGTH),
        },
        { sessionId: hashSecretToken(token) },
      );
      return { token, expiresAt: absoluteEnd };
    },
    find: async (token) => {
      if (!isSecretToken(token)) return null;
      const { session } = await lucia.validateSession(hashSecretToken(token));
      if (session === null) return null;
      if (session.absoluteExpiresAt <= instant(clock.now())) {
        await lucia.invalidateSession(session.id);
        return null;
      }
      noteUse(session.id, session.lastSeenAt);
      return view(session);
    },
    list: async (userId) => {
      const now = instant(clock.now());
      const sessions = await lucia.getUserSessions(userId);
      return sessions.filter(({ absoluteExpiresAt }) => absoluteExpiresAt > now).map(view);
    },
    listActive: (sessionIds) => db.withIdentity((tx) => rows.listActiveSessions(tx, sessionIds, instant(clock.now()))),
    revoke: (userId, sessionId) => db.withIdentity((tx) => rows.deleteOwnSession(tx, userId, sessionId)),
    replace: (tx, identity) => rows.deleteOwnSession(tx, identity.userId, identity.sessionId, "cookie"),
    revokeOthers: (userId, keep) => db.withIdentity((tx) => rows.deleteOtherSessions(tx, userId, keep)),
    drain: async () => {
      await Promise.all(notes.values());
    },
  };
}
