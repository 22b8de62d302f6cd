import type { Feature } from "../feature.js";
import { accept } from "./accept.js";
import { create } from "./create.js";
import type { InvitationsDeps } from "./invitations-deps.js";
import { list } from "./list.js";
import { preview } from "./preview.js";
import { revoke } from "./revoke.js";

export type { InvitationsDeps } from "./invitations-deps.js";

/** The way into a workspace for everybody but its first owner. */
export function createInvitationsFeature(deps: InvitationsDeps): Feature<"invitations"> {
  return {
    service: {
      create: (actor, input) => create(deps, actor, input),
      list: (actor, input) => list(deps, actor, input),
      revoke: (actor, input) => revoke(deps, actor, input),
      preview: (input) => preview(deps, input),
      accept: (request, identity, input) => accept(deps, request, identity, input),
    },
    hydrators: [],
  };
}
