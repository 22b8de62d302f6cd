import {
  type Actor,
  ApiError,
  type Gate,
  type Identity,
  type LimitClass,
  notFound,
  type RequestInfo,
} from "@parley/api/server";
import { ipKey } from "./ip-key.js";
import type { Memberships } from "./memberships.js";
import type { RateLimits } from "./rate-limits.js";
import type { SessionStore } from "./sessions.js";

export interface GateDeps {
  sessions: Pick<SessionStore, "find">;
  memberships: Memberships;
  limits: RateLimits;
}

/** What a call brings along to say who makes it, and about which workspace. */
export interface Credentials {
  /** The session's token, from the header, the cookie or the connection's parameters. */
  token: string | null;
  /** The workspace's id or slug. */
  workspaceRef: string | null;
  request: RequestInfo;
}

/**
 * Makes the gate of one call: the only minter of `Actor` and `Identity`. It looks everything up at most once, so it
 * must not outlive the call; a socket makes a new one for each.
 *
 * With one membership the workspace may be left out; with several, or none, WORKSPACE_REQUIRED. A workspace that does
 * not exist, is not theirs, or in which they are deactivated is NOT_FOUND alike.
 */
export function createGate(deps: GateDeps): (credentials: Credentials) => Gate {
  return ({ token, workspaceRef, request }) => {
    const caller = `ip:${ipKey(request.ip)}`;
    const findIdentity = once(async () => {
      const session = token === null ? null : await deps.sessions.find(token);
      return session === null ? null : ({ userId: session.userId, sessionId: session.id } as Identity);
    });

    const getIdentity = async () => {
      const identity = await findIdentity();
      if (identity !== null) return identity;
      await deps.limits.count("read", caller);
      throw new ApiError("SIGNED_OUT", { message: "Sign in first." });
    };

    const getActor = once(async () => {
      const { userId, sessionId } = await getIdentity();
      const { workspaceId, memberId, role } = await getMembership(deps.memberships, userId, workspaceRef);
      return { workspaceId, memberId, userId, sessionId, role } as Actor;
    });

    const count = (limit: LimitClass, counted: Actor | Identity | null) => {
      if (counted === null) return deps.limits.count(limit, caller);
      return deps.limits.count(limit, "memberId" in counted ? `member:${counted.memberId}` : `user:${counted.userId}`);
    };

    return { findIdentity, getIdentity, getActor, count };
  };
}

async function getMembership(memberships: Memberships, userId: string, workspaceRef: string | null) {
  if (workspaceRef !== null) {
    const named = await memberships.find(userId, workspaceRef);
    if (named === undefined) throw notFound("workspace");
    return named;
  }
  const [only, ...others] = await memberships.list(userId);
  if (only === undefined || others.length > 0)
    throw new ApiError("WORKSPACE_REQUIRED", { message: "Name the workspace in the header x-parley-workspace." });
  return only;
}

function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => {
    found ??= find();
    return found;
  };
}
