import type { Identity } from "@parley/api/server";
import type { SessionsDeps } from "./sessions-deps.js";

/** See `SessionsService.revokeOthers`. */
export async function revokeOthers(deps: SessionsDeps, identity: Identity): Promise<{ revoked: number }> {
  const revoked = await deps.sessions.revokeOthers(identity.userId, identity.sessionId);
  for (const sessionId of revoked) deps.connections.closeSession(sessionId);
  return { revoked: revoked.length };
}
