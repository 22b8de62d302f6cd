import type { Identity } from "@parley/api/server";
import type { AuthDeps } from "./auth-deps.js";

/** See `AuthService.signOut`. */
export async function signOut(deps: AuthDeps, identity: Identity): Promise<void> {
  await deps.sessions.revoke(identity.userId, identity.sessionId);
  deps.connections.closeSession(identity.sessionId);
}
