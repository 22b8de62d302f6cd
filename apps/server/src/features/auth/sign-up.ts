import type { IssuedSession, RequestInfo, SignUpInput, SignUpOutput } from "@parley/api/server";
import { admitMember } from "../members/index.js";
import type { AuthDeps } from "./auth-deps.js";
import { createWorkspace } from "./create-workspace.js";
import { createUser, emailTaken, findUserByEmail } from "./users.js";

/** See `AuthService.signUp`. Person, session, workspace, owner and event come into being together or not at all. */
export async function signUp(
  deps: AuthDeps,
  request: RequestInfo,
  input: SignUpInput,
): Promise<{ output: SignUpOutput; session: IssuedSession }> {
  const known = await deps.db.withIdentity((tx) => findUserByEmail(tx, input.email));
  if (known !== undefined) throw emailTaken();
  const passwordHash = await deps.passwords.hash(input.password);

  const created = await deps.db.withIdentity(async (tx) => {
    const user = await createUser(tx, { email: input.email, name: input.name, passwordHash });
    const session = await deps.sessions.issue(tx, user.id, input.issue, request);
    const workspace = await createWorkspace(tx, input.workspaceName);
    const { result: owner, publish } = await deps.log.writeWithin(tx, workspace.id, (write) =>
      admitMember(write, { userId: user.id, name: user.name, email: user.email, role: "owner" }),
    );
    return { user, session, workspace, owner, publish };
  });
  created.publish();

  const { user, session, workspace, owner } = created;
  return {
    output: { user, workspace: { ...workspace, accent: null, memberId: owner.id, role: owner.role } },
    session,
  };
}
