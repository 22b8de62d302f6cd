import type { Identity, Page, Session } from "@parley/api/server";
import type { SessionsDeps } from "./sessions-deps.js";

/** See `SessionsService.list`. */
export async function list(deps: SessionsDeps, identity: Identity): Promise<Page<Session>> {
  const found = await deps.sessions.list(identity.userId);
  const items = found
    .map(({ userId: _, ...session }): Session => ({ ...session, current: session.id === identity.sessionId }))
    .sort((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt));
  return { items, nextCursor: null };
}
