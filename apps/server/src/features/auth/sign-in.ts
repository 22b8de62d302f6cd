import type { IssuedSession, RequestInfo, SignInInput, SignInOutput } from "@parley/api/server";
import { presentMembership } from "../../auth/memberships.js";
import type { AuthDeps } from "./auth-deps.js";

/** See `AuthService.signIn`. */
export async function signIn(
  deps: AuthDeps,
  request: RequestInfo,
  input: SignInInput,
): Promise<{ output: SignInOutput; session: IssuedSession }> {
  const user = await deps.credentials.verify(input.email, input.password, request);
  const memberships = await deps.memberships.list(user.id);
  const session = await deps.db.withIdentity((tx) => deps.sessions.issue(tx, user.id, input.issue, request));
  return { output: { user, workspaces: memberships.map(presentMembership) }, session };
}
