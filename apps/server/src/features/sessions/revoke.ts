import { type Identity, notFound, type SessionsRevokeInput } from "@parley/api/server";
import type { SessionsDeps } from "./sessions-deps.js";

/** See `SessionsService.revoke`. One's own current session may be revoked too. */
export async function revoke(deps: SessionsDeps, identity: Identity, input: SessionsRevokeInput): Promise<void> {
  const revoked = await deps.sessions.revoke(identity.userId, input.sessionId);
  if (!revoked) throw notFound("session");
  deps.connections.closeSession(input.sessionId);
}
