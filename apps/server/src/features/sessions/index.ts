import type { Feature } from "../feature.js";
import { list } from "./list.js";
import { revoke } from "./revoke.js";
import { revokeOthers } from "./revoke-others.js";
import type { SessionsDeps } from "./sessions-deps.js";

export type { SessionsDeps } from "./sessions-deps.js";

/** A person's sessions, and how to end them. */
export function createSessionsFeature(deps: SessionsDeps): Feature<"sessions"> {
  return {
    service: {
      list: (identity) => list(deps, identity),
      revoke: (identity, input) => revoke(deps, identity, input),
      revokeOthers: (identity) => revokeOthers(deps, identity),
    },
    hydrators: [],
  };
}
