import type { Feature } from "../feature.js";
import type { AuthDeps } from "./auth-deps.js";
import { me } from "./me.js";
import { signIn } from "./sign-in.js";
import { signOut } from "./sign-out.js";
import { signUp } from "./sign-up.js";

export type { AuthDeps } from "./auth-deps.js";
export { createUser, findUserByEmail, getUser } from "./users.js";

/** Coming and going. */
export function createAuthFeature(deps: AuthDeps): Feature<"auth"> {
  return {
    service: {
      signUp: (request, input) => signUp(deps, request, input),
      signIn: (request, input) => signIn(deps, request, input),
      signOut: (identity) => signOut(deps, identity),
      me: (identity, actor) => me(deps, identity, actor),
    },
    hydrators: [],
  };
}
