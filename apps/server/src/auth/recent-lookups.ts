import type { Clock } from "../clock.js";
import type { Membership, Memberships } from "./memberships.js";
import { Recent } from "./recent.js";
import { hashSecretToken } from "./secret-token.js";
import type { SessionStore, SessionView } from "./sessions.js";

/**
 * How long a session and a membership are taken for granted, in milliseconds. What ends on this node is forgotten at
 * once; what ends on another is noticed after this long, well within the two seconds a revocation may take.
 */
const TTL_MS = 1_000;
const MOST = 50_000;

/** A session store that remembers its look-ups for a moment. */
export interface RecentSessions extends SessionStore {
  /** To be called once a session has ended on this node. */
  forget(): void;
}

export function recentSessions(store: SessionStore, clock: Clock): RecentSessions {
  const recent = new Recent<SessionView | null>({ clock, ttlMs: TTL_MS, most: MOST });
  return {
    ...store,
    find: (token) => recent.get(hashSecretToken(token), () => store.find(token)),
    forget: () => recent.forget(),
  };
}

/** Memberships with their look-ups remembered for a moment. */
export interface RecentMemberships extends Memberships {
  /** To be called when somebody's place in any workspace changed on this node. */
  forget(): void;
}

export function recentMemberships(memberships: Memberships, clock: Clock): RecentMemberships {
  const lists = new Recent<Membership[]>({ clock, ttlMs: TTL_MS, most: MOST });
  const ones = new Recent<Membership | undefined>({ clock, ttlMs: TTL_MS, most: MOST });
  return {
    list: (userId) => lists.get(userId, () => memberships.list(userId)),
    find: (userId, workspaceRef) => ones.get(`${userId}/${workspaceRef}`, () => memberships.find(userId, workspaceRef)),
    forget: () => {
      lists.forget();
      ones.forget();
    },
  };
}
