import type { Actor, Identity, MeOutput } from "@parley/api/server";
import { presentMembership } from "../../auth/memberships.js";
import { getSelf } from "../members/index.js";
import type { AuthDeps } from "./auth-deps.js";
import { getUser } from "./users.js";

/** See `AuthService.me`. */
export async function me(deps: AuthDeps, identity: Identity, actor: Actor | null): Promise<MeOutput> {
  const [user, memberships, member] = await Promise.all([
    deps.db.withIdentity((tx) => getUser(tx, identity.userId)),
    deps.memberships.list(identity.userId),
    actor === null ? null : getSelf(deps, actor),
  ]);
  return { user, workspaces: memberships.map(presentMembership), ...(member === null ? {} : { member }) };
}
