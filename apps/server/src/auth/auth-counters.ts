import type { LimitClass } from "@parley/api/server";
import type { SessionStore } from "./sessions.js";

/** What has been refused and revoked on this node since it started. */
export class AuthCounters {
  /** Calls over their class's limit. */
  readonly rateLimited: Record<LimitClass, number> = { auth: 0, read: 0, write: 0, send: 0, search: 0, signal: 0 };
  /** Sessions ended by signing out or by their owner. */
  sessionsRevoked = 0;
}

/** The same store, with revocations counted. */
export function countingRevocations<Store extends SessionStore>(store: Store, counters: AuthCounters): Store {
  return {
    ...store,
    revoke: async (userId, sessionId) => {
      const revoked = await store.revoke(userId, sessionId);
      if (revoked) counters.sessionsRevoked += 1;
      return revoked;
    },
    revokeOthers: async (userId, keepSessionId) => {
      const revoked = await store.revokeOthers(userId, keepSessionId);
      counters.sessionsRevoked += revoked.length;
      return revoked;
    },
  };
}
